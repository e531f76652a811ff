package io.partline.requests.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.partline.requests.correction.SearchCommand.EndSearch;
import io.partline.requests.correction.SearchCommand.RememberRefused;
import io.partline.requests.correction.SearchEvent.Correction;
import io.partline.requests.correction.SearchEvent.PartNumberFound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T07:00:00Z");

    private static RememberRefused refused(Instant at, String... typed) {
        return new RememberRefused("S-TZ-01", "BCD-215KA", "KA2002-0723", List.of(typed), at);
    }

    private static EndSearch placed(Instant at, String... parts) {
        return new EndSearch(Search.id("S-TZ-01", "BCD-215KA", "KA2002-0723"), List.of(parts), at);
    }

    private static SearchState after(SearchState state, List<SearchEvent> events) {
        SearchState next = state;
        for (SearchEvent event : events) {
            next = next.after(event);
        }
        return next;
    }

    private static SearchState searching(RememberRefused... refusals) {
        SearchState state = SearchState.EMPTY;
        for (RememberRefused refusal : refusals) {
            state = after(state, SearchDecisions.remember(state, refusal));
        }
        return state;
    }

    @Test
    void the_search_counts_from_its_first_refusal_and_learns_what_was_meant() {
        SearchState state = searching(refused(BEGUN, "DHF-215K"), refused(BEGUN.plusSeconds(60), "DFH-215KA", "GSK44"));
        assertThat(SearchDecisions.end(state, placed(BEGUN.plusSeconds(90), "DHF-215KA", "GSK-44")))
                .singleElement()
                .isInstanceOfSatisfying(PartNumberFound.class, found -> {
                    assertThat(found.firstRefusedAt()).isEqualTo(BEGUN);
                    assertThat(found.corrections())
                            .containsExactly(
                                    new Correction("DHF-215K", "DHF-215KA"),
                                    new Correction("DFH-215KA", "DHF-215KA"),
                                    new Correction("GSK44", "GSK-44"));
                });
    }

    @Test
    void the_same_slip_again_is_nothing_new() {
        assertThat(SearchDecisions.remember(
                        searching(refused(BEGUN, "DHF-215K")), refused(BEGUN.plusSeconds(5), "DHF-215K")))
                .isEmpty();
    }

    @Test
    void a_search_of_the_day_before_yesterday_is_forgotten() {
        Instant late = BEGUN.plus(Duration.ofHours(24)).plusSeconds(1);
        SearchState old = searching(refused(BEGUN, "DHF-215K"));
        assertThat(SearchDecisions.end(old, placed(late, "DHF-215KA"))).isEmpty();
        SearchState again = after(old, SearchDecisions.remember(old, refused(late, "DHF-215K")));
        assertThat(again.firstRefusedAt()).isEqualTo(late);
    }

    @Test
    void a_search_ends_once() {
        SearchState state = searching(refused(BEGUN, "DHF-215K"));
        SearchState ended = after(state, SearchDecisions.end(state, placed(BEGUN.plusSeconds(9), "DHF-215KA")));
        assertThat(SearchDecisions.end(ended, placed(BEGUN.plusSeconds(10), "DHF-215KA")))
                .isEmpty();
    }
}
