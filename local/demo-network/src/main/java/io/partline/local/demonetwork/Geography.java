package io.partline.local.demonetwork;

import java.util.List;
import java.util.Map;

/** Where the sites stand. */
final class Geography {
    private Geography() {}

    /** @param latitude degrees north, WGS 84 @param longitude degrees east, WGS 84 */
    record City(String code, String name, String nameZh, String region, double latitude, double longitude) {}

    static final List<String> REGIONS =
            List.of("EAST", "NORTH", "SOUTH", "CENTRAL", "NORTHEAST", "NORTHWEST", "SOUTHWEST");

    static final City HEADQUARTERS = new City("QD", "Qingdao", "青岛", "EAST", 36.0671, 120.3826);

    /** Provincial capitals and municipalities, and Ningbo. */
    static final List<City> CENTRES = List.of(
            new City("HZ", "Hangzhou", "杭州", "EAST", 30.2741, 120.1551),
            new City("NB", "Ningbo", "宁波", "EAST", 29.8683, 121.5440),
            new City("SH", "Shanghai", "上海", "EAST", 31.2304, 121.4737),
            new City("NJ", "Nanjing", "南京", "EAST", 32.0603, 118.7969),
            new City("HF", "Hefei", "合肥", "EAST", 31.8206, 117.2272),
            new City("FZ", "Fuzhou", "福州", "EAST", 26.0745, 119.2965),
            new City("NC", "Nanchang", "南昌", "EAST", 28.6820, 115.8579),
            new City("JN", "Jinan", "济南", "EAST", 36.6512, 117.1201),
            new City("BJ", "Beijing", "北京", "NORTH", 39.9042, 116.4074),
            new City("TJ", "Tianjin", "天津", "NORTH", 39.3434, 117.3616),
            new City("SJ", "Shijiazhuang", "石家庄", "NORTH", 38.0428, 114.5149),
            new City("TY", "Taiyuan", "太原", "NORTH", 37.8706, 112.5489),
            new City("HH", "Hohhot", "呼和浩特", "NORTH", 40.8424, 111.7490),
            new City("GZ", "Guangzhou", "广州", "SOUTH", 23.1291, 113.2644),
            new City("NN", "Nanning", "南宁", "SOUTH", 22.8170, 108.3665),
            new City("HK", "Haikou", "海口", "SOUTH", 20.0440, 110.1999),
            new City("WH", "Wuhan", "武汉", "CENTRAL", 30.5928, 114.3055),
            new City("CS", "Changsha", "长沙", "CENTRAL", 28.2282, 112.9388),
            new City("ZZ", "Zhengzhou", "郑州", "CENTRAL", 34.7466, 113.6254),
            new City("SY", "Shenyang", "沈阳", "NORTHEAST", 41.8057, 123.4315),
            new City("CC", "Changchun", "长春", "NORTHEAST", 43.8171, 125.3235),
            new City("HB", "Harbin", "哈尔滨", "NORTHEAST", 45.8038, 126.5349),
            new City("XA", "Xi'an", "西安", "NORTHWEST", 34.3416, 108.9398),
            new City("LZ", "Lanzhou", "兰州", "NORTHWEST", 36.0611, 103.8343),
            new City("XN", "Xining", "西宁", "NORTHWEST", 36.6171, 101.7782),
            new City("YC", "Yinchuan", "银川", "NORTHWEST", 38.4872, 106.2309),
            new City("UR", "Urumqi", "乌鲁木齐", "NORTHWEST", 43.8256, 87.6168),
            new City("CD", "Chengdu", "成都", "SOUTHWEST", 30.5728, 104.0668),
            new City("CQ", "Chongqing", "重庆", "SOUTHWEST", 29.5630, 106.5516),
            new City("KM", "Kunming", "昆明", "SOUTHWEST", 25.0389, 102.7183));

    /** The towns of Hangzhou's stations; Taizhou first, for the story begins there. */
    static final Map<String, List<City>> TOWNS = Map.of(
            "HZ",
            List.of(
                    new City("TZ", "Taizhou", "台州", "EAST", 28.6564, 121.4208),
                    new City("WZ", "Wenzhou", "温州", "EAST", 27.9939, 120.6994),
                    new City("JH", "Jinhua", "金华", "EAST", 29.0789, 119.6474),
                    new City("SX", "Shaoxing", "绍兴", "EAST", 30.0023, 120.5810),
                    new City("JX", "Jiaxing", "嘉兴", "EAST", 30.7461, 120.7555),
                    new City("HU", "Huzhou", "湖州", "EAST", 30.8943, 120.0868),
                    new City("QZ", "Quzhou", "衢州", "EAST", 28.9701, 118.8595),
                    new City("LS", "Lishui", "丽水", "EAST", 28.4676, 119.9229),
                    new City("YW", "Yiwu", "义乌", "EAST", 29.3056, 120.0745),
                    new City("TL", "Tonglu", "桐庐", "EAST", 29.7931, 119.6914)));
}
