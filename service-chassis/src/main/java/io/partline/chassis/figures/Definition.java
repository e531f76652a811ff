package io.partline.chassis.figures;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a figure means.
 *
 * @param id stable; another meaning is another id
 * @param formula of which records what is divided by what; {@code from} and {@code to} bound the time it names
 * @param unit of the value: {@code share} (0 to 1) or {@code hours}
 */
@Schema(example = """
        {"id": "line-fill", "name": "Line fill at first look", "nameZh": "首次查找即满足的订单行比例", "formula": "lines reserved whole at the first look / lines; by requestedAt", "unit": "share"}
        """)
public record Definition(String id, String name, String nameZh, String formula, String unit) {}
