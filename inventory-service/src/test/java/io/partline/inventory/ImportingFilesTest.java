package io.partline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.chassis.testing.Await;
import io.partline.chassis.testing.Http;
import io.partline.chassis.testing.Http.Answer;
import io.partline.chassis.testing.ServiceUnderTest;
import io.partline.chassis.testing.TestTokens;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer's own files, good and bad. */
@ServiceUnderTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportingFilesTest {
    private static final String PARTS =
            "partNumber,description,descriptionZh,unitPrice,currency,gtin,supersededBy,supersededFrom,interchangeability,useUp\n";
    private static final String STOCK = "siteId,partNumber,quantity,reference\n";

    private final String station = TestTokens.station("S-TZ-01");
    private final String hq = TestTokens.hq();
    private Neighbours neighbours;

    @LocalServerPort
    int port;

    @BeforeAll
    void the_network_is_known() {
        neighbours = new Neighbours(port);
    }

    private Http http() {
        return neighbours.http();
    }

    private static List<String> rejectedLines(Answer report) {
        return StreamSupport.stream(report.body().at("/rejections").spliterator(), false)
                .map(rejection -> rejection.get("line").asString())
                .toList();
    }

    @Test
    void a_delivery_note_is_one_delivery_however_many_came_after_it() {
        Neighbours neighbours = new Neighbours(port);
        String part = neighbours.part();
        StringBuilder file = new StringBuilder("siteId,partNumber,quantity,reference\n");
        for (int note = 0; note < 70; note++) {
            file.append("HQ,%s,1,DN-%d\n".formatted(part, note));
        }
        String hq = TestTokens.hq();
        assertThat(neighbours.http().importCsv("stock", hq, file.toString()).text("/acceptedRows"))
                .isEqualTo("70");
        Answer again = neighbours.http().importCsv("stock", hq, file.toString());
        assertThat(again.text("/unchangedRows")).isEqualTo("70");
        Answer other = neighbours.http().importCsv("stock", hq, file.toString().replace(",1,DN-0\n", ",2,DN-0\n"));
        assertThat(other.text("/rejectedRows")).isEqualTo("1");
        neighbours.awaitStock("HQ", part, 70, 0, 0, 0);
    }

    @Test
    void only_headquarters_and_operators_import() {
        for (String nobody : List.of(station, TestTokens.centre("C-HZ"), TestTokens.carrier("CR-01"))) {
            for (String collection : List.of("parts", "models", "sites", "stock")) {
                assertThat(http().csv("/api/%s/import".formatted(collection), nobody, STOCK)
                                .status())
                        .isEqualTo(403);
            }
        }
        assertThat(http().importCsv("stock", TestTokens.ops(), STOCK).text("/status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void a_bad_row_in_the_middle_is_named_and_the_others_go_in_once() {
        String part = neighbours.part();
        String note = "DN-" + UUID.randomUUID();
        String file = STOCK + """
                C-NB,%1$s,4,%2$s-1
                C-NB,%1$s,0,%2$s-2
                C-NB,%1$s,-1,%2$s-3
                C-NB,%1$s,1.5,%2$s-4
                C-NB,%1$s,many,%2$s-5
                C-NB,%1$s,1000001,%2$s-6
                C-NB,%1$s,99999999999999999999,%2$s-7
                C-XX,%1$s,1,%2$s-8
                C-NB,DFH-215KA,1,%2$s-9
                C-NB,%1$s,1
                C-NB,%1$s,1,
                C-NB,%1$s,2,%2$s-12
                C-NB,%1$s,4,%2$s-1
                """.formatted(part, note);
        Answer report = http().importCsv("stock", hq, file);
        assertThat(List.of(report.text("/acceptedRows"), report.text("/unchangedRows"), report.text("/rejectedRows")))
                .containsExactly("2", "1", "10");
        assertThat(rejectedLines(report)).containsExactly("3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(report.text("/rejections/0/reason")).isEqualTo("quantity is 0; it should be 1 to 1,000,000 pieces.");
        assertThat(report.text("/rejections/2/reason")).contains("it should be a whole number");
        assertThat(report.text("/rejections/6/reason")).isEqualTo("There is no site C-XX; import it first.");
        assertThat(report.text("/rejections/7/reason")).isEqualTo("There is no part DFH-215KA; import it first.");
        neighbours.awaitStock("C-NB", part, 6, 0, 0, 0);

        Answer again = http().importCsv("stock", hq, file);
        assertThat(List.of(again.text("/acceptedRows"), again.text("/unchangedRows"), again.text("/rejectedRows")))
                .containsExactly("0", "3", "10");
        neighbours.receive("C-NB", part, 1);
        neighbours.awaitStock("C-NB", part, 7, 0, 0, 0);
    }

    @Test
    void a_narrower_file_erases_nothing_and_an_empty_cell_does() {
        String part = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        http().importCsv("parts", hq, PARTS + part + ",Hinge,铰链,1.50,CNY,,DHF-215K,2027-01-01,BOTH_WAYS,true\n");
        String narrow = "partNumber,description,descriptionZh,unitPrice,currency\n%s,Hinge,铰链,1.75,CNY\n";
        assertThat(http().importCsv("parts", hq, narrow.formatted(part)).text("/acceptedRows"))
                .isEqualTo("1");
        Answer kept = Await.until(
                () -> http().get("/api/parts/" + part, hq),
                answer -> answer.text("/unitPrice/amount").equals("1.75"));
        assertThat(kept.text("/supersededBy")).isEqualTo("DHF-215K");
        http().importCsv("parts", hq, PARTS + part + ",Hinge,铰链,1.75,CNY,,,,,\n");
        Await.until(() ->
                http().get("/api/parts/" + part, hq).body().path("supersededBy").isMissingNode());

        String site = "C-" + part.substring(2);
        String header = "siteId,kind,name,nameZh,parentSiteId,region,city,latitude,longitude";
        http().importCsv("sites", hq, header + ",gln\n" + site + ",CENTRE,C,中心,HQ,EAST,City,30,120,4000001123456\n");
        http().importCsv("sites", hq, header + "\n" + site + ",CENTRE,C,中心,HQ,EAST,Town,30,120\n");
        Answer told = Await.until(
                () -> http().get("/api/sites/" + site, hq),
                answer -> answer.text("/city").equals("Town"));
        assertThat(told.text("/gln")).isEqualTo("4000001123456");
    }

    @Test
    void a_site_belongs_to_another_one_that_is_no_station() {
        String id = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Answer report = http().importCsv("sites", hq, """
                siteId,kind,name,nameZh,parentSiteId,region,city,latitude,longitude,serviceLevel,monthlyQuota
                C-%1$s,CENTRE,Centre,中心,HQ,EAST,City,30,120,,
                S-%1$s,STATION,Station,站,C-%1$s,EAST,City,30,120,A,1000
                C-%1$s,CENTRE,Centre,中心,C-%1$s,EAST,City,30,120,,
                T-%1$s,STATION,Station,站,S-%1$s,EAST,City,30,120,A,1000
                """.formatted(id));
        assertThat(rejectedLines(report)).containsExactly("4", "5");
        assertThat(report.text("/rejections/0/reason")).contains("another site than its own");
        assertThat(report.text("/rejections/1/reason")).contains("it is a station");
    }

    @Test
    void a_catalogue_and_a_network_come_in_as_far_as_they_are_good_and_once() {
        String good = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        String parts = PARTS + """
                %1$s,Hinge,铰链,1.50,CNY,,,,,
                dhf-215k,Hinge,铰链,1.50,CNY,,,,,
                %1$s-B,Hinge,铰链,a lot,CNY,,,,,
                %1$s-C,Hinge,铰链,-1,CNY,,,,,
                %1$s-D,Hinge,铰链,1E+999999999,CNY,,,,,
                %1$s-E,Hinge,铰链,1.50,yuan,,,,,
                %1$s-F,Hinge,铰链,1.50,CNY,,,March,,
                %1$s-G,Hinge,铰链,1.50,CNY,,,,SIDEWAYS,
                %1$s-H,Hinge,铰链,1.50,CNY,,,,,perhaps
                %1$s-I,Hinge,铰链,1.50,CNY,,%1$s,2027-01-01,BOTH_WAYS,false
                """.formatted(good);
        assertThat(rejectedLines(http().importCsv("parts", hq, parts)))
                .containsExactly("3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(http().importCsv("parts", hq, parts).text("/unchangedRows")).isEqualTo("2");

        String models = """
                productModel,name,nameZh,partNumber
                M-%1$s,Fridge,冰箱,%1$s
                M-%1$s,Fridge,冰箱,%1$s-NONE
                """.formatted(good);
        Answer fitted = http().importCsv("models", hq, models);
        assertThat(rejectedLines(fitted)).containsExactly("3");
        assertThat(fitted.text("/rejections/0/reason")).contains("There is no part " + good + "-NONE");
        assertThat(http().importCsv("models", hq, models).text("/unchangedRows"))
                .isEqualTo("1");

        String sites = """
                siteId,kind,name,nameZh,parentSiteId,region,city,latitude,longitude,serviceLevel,monthlyQuota,gln
                C-%1$s,CENTRE,Centre,中心,HQ,EAST,City,30,120,,,
                S-%1$s,STATION,Station,站,C-NOWHERE,EAST,City,30,120,A,1000,
                S-%1$s,STATION,Station,站,C-%1$s,EATS,City,30,120,A,1000,
                S-%1$s,STATION,Station,站,C-%1$s,EAST,City,130,120,A,1000,
                S-%1$s,STATION,Station,站,C-%1$s,EAST,City,30,120,D,1000,
                S-%1$s,SHOP,Station,站,C-%1$s,EAST,City,30,120,A,1000,
                S-%1$s,STATION,Station,站,C-%1$s,EAST,City,30,120,A,1000,
                """.formatted(good);
        assertThat(rejectedLines(http().importCsv("sites", hq, sites))).containsExactly("3", "4", "5", "6", "7");
        assertThat(http().importCsv("sites", hq, sites).text("/unchangedRows")).isEqualTo("2");
    }

    @Test
    void a_fit_is_taken_back_by_the_file_that_brought_it_in() {
        String first = neighbours.part();
        String second = neighbours.part();
        String model = "M-" + first;
        String file = """
                productModel,name,nameZh,partNumber,withdrawn
                %1$s,Fridge,冰箱,%2$s,
                %1$s,Fridge,冰箱,%3$s,no
                %1$s,,,%2$s,yes
                %1$s,,,%2$s,yes
                %1$s,Fridge,冰箱,%2$s,
                %1$s,,,%3$s,yes
                M-NONE,,,%3$s,yes
                %1$s,,,%2$s,no
                %1$s,Fridge,冰箱,%2$s,perhaps
                %1$s,,,T-NONE,yes
                """.formatted(model, first, second);
        Answer report = http().importCsv("models", hq, file);
        assertThat(List.of(report.text("/acceptedRows"), report.text("/unchangedRows")))
                .as("what does not stand is taken back already")
                .containsExactly("5", "1");
        assertThat(rejectedLines(report)).containsExactly("8", "9", "10", "11");
        assertThat(report.text("/rejections/0/reason")).isEqualTo("There is no product model M-NONE; import it first.");
        assertThat(report.text("/rejections/1/reason")).isEqualTo("name is empty; every row needs one");
        assertThat(report.text("/rejections/2/reason")).isEqualTo("withdrawn is 'perhaps'; it should be yes or no");
        assertThat(report.text("/rejections/3/reason")).contains("There is no part T-NONE");
        assertThat(partsOf(model)).as("in the order of the file").isEqualTo("[\"%s\"]".formatted(first));

        http().importCsv(
                        "models",
                        hq,
                        "productModel,name,nameZh,partNumber\n%s,Fridge,冰箱,%s\n".formatted(model, second));
        Await.until(() -> partsOf(model).contains(second));
        http().importCsv(
                        "models",
                        hq,
                        "productModel,name,nameZh,partNumber,withdrawn\n%s,,,%s,yes\n".formatted(model, first));
        Await.until(() -> partsOf(model).equals("[\"%s\"]".formatted(second)));
        assertThat(http().get("/api/models?partNumber=" + first, hq).body().at("/items"))
                .isEmpty();
    }

    private String partsOf(String model) {
        return Await.until(() -> http().get("/api/models/" + model, hq), answer -> answer.status() == 200)
                .body()
                .at("/partNumbers")
                .toString();
    }
}
