/** What every dashboard of the house is made of. A panel cannot be made without a unit and a word what to do with it. */
import {DashboardBuilder, DatasourceVariableBuilder, QueryVariableBuilder, RowBuilder, type Dashboard} from '@grafana/grafana-foundation-sdk/dashboard';
import {DataqueryBuilder} from '@grafana/grafana-foundation-sdk/prometheus';
import {PanelBuilder as StatBuilder} from '@grafana/grafana-foundation-sdk/stat';
import {PanelBuilder as TimeseriesBuilder} from '@grafana/grafana-foundation-sdk/timeseries';

const DATASOURCE = {type: 'prometheus', uid: '${datasource}'};
const [WIDE, HIGH, PER_ROW] = [12, 8, 2];

export interface Panel {
  title: string;
  /** Of Grafana's: s, short, percentunit, reqps, bytes. */
  unit: string;
  /** What to do with it. */
  description: string;
  /** PromQL, with the legend of its lines. */
  queries: [query: string, legend: string][];
  /** A single figure, the last one. */
  figure?: true;
}

export interface Sheet {
  uid: string;
  title: string;
  description: string;
  /** Whether the reader chooses services; queries then use {@link SERVICE}. */
  services?: true;
  rows: [title: string, panels: Panel[]][];
}

/** Label matcher of the services the reader chose. */
export const SERVICE = 'service=~"$service"';

function target([query, legend]: [string, string], index: number, panel: Panel): DataqueryBuilder {
  const built = new DataqueryBuilder().refId(String.fromCharCode(65 + index)).expr(query).legendFormat(legend);
  return panel.figure ? built.instant() : built.range().exemplar(query.includes('_bucket'));
}

function build(panel: Panel, id: number, x: number, y: number) {
  const builder = panel.figure ? new StatBuilder() : new TimeseriesBuilder();
  builder.id(id).title(panel.title).unit(panel.unit).description(panel.description).datasource(DATASOURCE)
    .gridPos({x, y, w: WIDE, h: HIGH});
  panel.queries.forEach((query, index) => builder.withTarget(target(query, index, panel)));
  return builder;
}

export function dashboard(sheet: Sheet): Dashboard {
  const builder = new DashboardBuilder(sheet.title).uid(sheet.uid).description(sheet.description).tags(['partline'])
    .timezone('browser').refresh('30s').time({from: 'now-3h', to: 'now'}).readonly();
  // By variable, so that a dashboard can be looked at elsewhere.
  builder.withVariable(new DatasourceVariableBuilder('datasource').label('Prometheus').type('prometheus'));
  if (sheet.services) {
    builder.withVariable(new QueryVariableBuilder('service').label('Service').datasource(DATASOURCE)
      .query('label_values(up{job="partline"}, service)').multi(true).includeAll(true)
      .current({selected: true, text: 'All', value: '$__all'}));
  }
  let [y, id] = [0, 1];
  for (const [title, panels] of sheet.rows) {
    builder.withRow(new RowBuilder(title).id(id++).gridPos({x: 0, y: y++, w: WIDE * PER_ROW, h: 1}));
    panels.forEach((panel, index) =>
      builder.withPanel(build(panel, id++, (index % PER_ROW) * WIDE, y + Math.floor(index / PER_ROW) * HIGH)));
    y += Math.ceil(panels.length / PER_ROW) * HIGH;
  }
  return builder.build();
}
