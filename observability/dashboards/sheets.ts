import {SERVICE, type Sheet} from './kit.js';

const failing = (window: string) =>
  `sum(rate(http_server_requests_seconds_count{service="gateway", status=~"5.."}[${window}])) / sum(rate(http_server_requests_seconds_count{service="gateway"}[${window}]))`;
const quantile = (q: number, by: string, bucket: string) =>
  `histogram_quantile(${q}, sum by (${by}, le) (rate(${bucket}[$__rate_interval])))`;

export const sheets: Sheet[] = [
  {
    uid: 'partline-glance', title: 'Partline: at a glance',
    description: 'Is it well? Green here means that nobody waits for us.',
    rows: [
      ['The door', [
        {title: 'Requests', unit: 'reqps', description: 'What the world asks. A sudden fall with everything else well is a problem in front of the door: look at the load balancer and the issuer.',
          queries: [['sum by (status) (rate(http_server_requests_seconds_count{service="gateway"}[$__rate_interval]))', '{{status}}']]},
        {title: 'Share of requests that fail', unit: 'percentunit', description: 'The promise is 0.1 % over a month. Above 1.4 % somebody is paged; find the service with "One service".',
          queries: [[failing('$__rate_interval'), 'failing']]},
        {title: 'Time to the answer', unit: 's', description: 'p99 beyond a second: look at "One service" for the slow endpoint, then at the database.',
          queries: [[quantile(0.5, 'service', 'http_server_requests_seconds_bucket{service="gateway"}'), 'median'], [quantile(0.99, 'service', 'http_server_requests_seconds_bucket{service="gateway"}'), 'p99']]},
        {title: 'Nodes that answer', unit: 'short', description: 'None of a service is a page. Fewer than usual during a release is normal; later, look why a node does not start.',
          queries: [['sum by (service) (up{job="partline"})', '{{service}}']]},
      ]],
      ['Behind it', [
        {title: 'Followers behind', unit: 's', description: 'Age of the oldest event not yet in a read model, or not yet told. All of one service: an open transaction. One: that follower fails. See the runbook of PartlineFollowerBehind.',
          queries: [['max by (service, follower) (partline_follower_lag_seconds)', '{{service}} {{follower}}']]},
        {title: 'Dead letters', unit: 'short', description: 'Above zero somebody looks at /ops/<service>/dead-letters, mends the cause, and replays.',
          queries: [['max by (service) (partline_dead_letters_waiting)', '{{service}}']]},
      ]],
    ],
  },
  {
    uid: 'partline-service', title: 'Partline: one service', services: true,
    description: 'What a service is asked, what it decides, and how long that takes.',
    rows: [
      ['Asked', [
        {title: 'Requests by endpoint', unit: 'reqps', description: 'Which endpoint the load is on. One client alone: ask its owner; limits are at the gateway.',
          queries: [[`sum by (service, method, uri) (rate(http_server_requests_seconds_count{${SERVICE}}[$__rate_interval]))`, '{{service}} {{method}} {{uri}}']]},
        {title: 'p95 by endpoint', unit: 's', description: 'The slowest endpoint first. An exemplar leads to the trace of one slow request.',
          queries: [[quantile(0.95, 'service, uri', `http_server_requests_seconds_bucket{${SERVICE}}`), '{{service}} {{uri}}']]},
      ]],
      ['Decided', [
        {title: 'Commands by result', unit: 'ops', description: 'refused is business as usual; conflict is a race that is tried again, most show as lost under "Appends" on the next sheet; failed is ours: search the log for the trace.',
          queries: [[`sum by (service, result) (rate(partline_commands_seconds_count{${SERVICE}}[$__rate_interval]))`, '{{service}} {{result}}']]},
        {title: 'Mean time of a command', unit: 's', description: 'Rises with the database, or with conflicts: compare with "Append" on the next sheet.',
          queries: [[`sum by (service, command) (rate(partline_commands_seconds_sum{${SERVICE}}[$__rate_interval])) / sum by (service, command) (rate(partline_commands_seconds_count{${SERVICE}}[$__rate_interval]))`, '{{service}} {{command}}']]},
        {title: 'p95 of a command', unit: 's', description: 'What the slow twentieth of the callers waits for; the exemplar leads to a trace.',
          queries: [[quantile(0.95, 'service, command', `partline_commands_seconds_bucket{${SERVICE}}`), '{{service}} {{command}}']]},
      ]],
    ],
  },
  {
    uid: 'partline-log', title: 'Partline: event log and followers', services: true,
    description: 'The truth, and who has read how far.',
    rows: [
      ['Written', [
        {title: 'Append', unit: 's', description: 'Time to write the events of one command, or of all commands of a transaction. Beyond 100 ms the database is slow: look at its disks and at long queries.',
          queries: [[quantile(0.5, 'service', `partline_events_append_seconds_bucket{${SERVICE}}`), '{{service}} median'], [quantile(0.95, 'service', `partline_events_append_seconds_bucket{${SERVICE}}`), '{{service}} p95']]},
        {title: 'Appends', unit: 'ops', description: 'Commands and transactions that recorded something; lost ones are tried again. Compare with what you sized for, docs/operations.md, Sizing.',
          queries: [[`sum by (service, result) (rate(partline_events_append_seconds_count{${SERVICE}}[$__rate_interval]))`, '{{service}} {{result}}']]},
      ]],
      ['Read', [
        {title: 'Behind, in time', unit: 's', description: 'Every follower of a service at once: an open transaction, see the runbook. One alone: see whether it fails.',
          queries: [[`max by (service, follower) (partline_follower_lag_seconds{${SERVICE}})`, '{{service}} {{follower}}']]},
        {title: 'Behind, in events', unit: 'short', description: 'Falls during a rebuild or after an outage; then wait. Rises for minutes under load: the follower is too slow for it.',
          queries: [[`max by (service, follower) (partline_follower_lag_events{${SERVICE}})`, '{{service}} {{follower}}']]},
        {title: 'Failing', unit: 'short', description: '1: the last step failed on a node and is tried again. /ops/<service>/followers says why.',
          queries: [[`max by (service, follower) (partline_follower_failing{${SERVICE}})`, '{{service}} {{follower}}']]},
      ]],
    ],
  },
  {
    uid: 'partline-kafka', title: 'Partline: Kafka in and out', services: true,
    description: 'What the services tell each other, and what could not be handled.',
    rows: [
      ['Out', [
        {title: 'Told', unit: 'cps', description: 'Public events written by each service. None for long while commands are accepted: see PartlinePublisherStuck.',
          queries: [[`sum by (service) (kafka_producer_record_send_rate{${SERVICE}})`, '{{service}}']]},
        {title: 'Publisher behind', unit: 's', description: 'How old the oldest untold event is. Carriers and other services know nothing newer.',
          queries: [[`max by (service) (partline_follower_lag_seconds{${SERVICE}, follower="publisher"})`, '{{service}}']]},
      ]],
      ['In', [
        {title: 'Waiting', unit: 'short', description: 'Messages not yet handled, by topic. Grows and stays: more nodes help up to the number of partitions; one partition alone does not get better by nodes.',
          queries: [[`sum by (service, topic) (kafka_consumer_fetch_manager_records_lag{${SERVICE}})`, '{{service}} {{topic}}']]},
        {title: 'Heard', unit: 'cps', description: 'Messages taken from Kafka. Zero while others wait: see PartlineListenerSilent.',
          queries: [[`sum by (service) (kafka_consumer_fetch_manager_records_consumed_rate{${SERVICE}})`, '{{service}}']]},
        {title: 'Partitions held', unit: 'short', description: 'The sum over a service is the partitions of its topics. Less: a node is joining, or nobody listens.',
          queries: [[`sum by (service) (kafka_consumer_coordinator_assigned_partitions{${SERVICE}})`, '{{service}}']]},
        {title: 'Repetitions passed over', unit: 'cps', description: 'Many after a restart are normal: that is what the inbox is for. Many all day: somebody sends everything twice.',
          queries: [[`sum by (service) (rate(partline_inbox_duplicates_total{${SERVICE}}[$__rate_interval]))`, '{{service}}']]},
      ]],
      ['Dead letters', [
        {title: 'Waiting for a person', unit: 'short', description: 'Each stands for an order, a shipment or a return that does not go on. /ops/<service>/dead-letters.',
          queries: [[`max by (service) (partline_dead_letters_waiting{${SERVICE}})`, '{{service}}']]},
        {title: 'Parked', unit: 'short', description: 'New ones of the last hour, by listener. Many at once right after a release: roll it back.',
          queries: [[`sum by (service, listener) (increase(partline_dead_letters_total{${SERVICE}}[1h]))`, '{{service}} {{listener}}']]},
        {title: 'Oldest', unit: 's', description: 'How long the first one has been lying. Beyond four hours somebody is paged.',
          queries: [[`max by (service) (partline_dead_letters_oldest_seconds{${SERVICE}})`, '{{service}}']]},
      ]],
    ],
  },
  {
    uid: 'partline-orders', title: 'Partline: orders',
    description: 'What customers wait for, and whether promises are kept.',
    rows: [
      ['Waiting', [
        {title: 'Open lines by what they wait for', unit: 'short', description: 'Approval: call the approver. Stock: look at shortage and purchasing. Carrier: look at the sheet of carriers.',
          queries: [['sum by (waiting_for) (max by (waiting_for, service) (partline_orders_open))', '{{waiting_for}}']]},
        {title: 'Oldest by what it waits for', unit: 's', description: 'How long the one that has waited longest has waited; its timeline says why: GET /api/service-orders/{id}/timeline.',
          queries: [['max by (waiting_for) (partline_orders_oldest_seconds)', '{{waiting_for}}']]},
        {title: 'Approvals overdue', unit: 'short', figure: true, description: 'Above zero a customer waits for a signature. GET /api/approvals names them, the most urgent first.',
          queries: [['max(partline_approvals_overdue)', 'overdue']]},
      ]],
      ['Kept', [
        {title: 'Line fill, a day', unit: 'percentunit', figure: true, description: 'Lines with stock at once; the goal is 98 %. Below it: look which parts are short, GET /api/stock.',
          queries: [['sum(increase(partline_lines_total{filled="at_once"}[1d])) / sum(increase(partline_lines_total[1d]))', 'line fill']]},
        {title: 'Shortage', unit: 'short', description: 'Lines for which no stock was found anywhere; the goal is 1 %.',
          queries: [['max(partline_lines_backordered)', 'lines']]},
        {title: 'Promises kept, a day', unit: 'percentunit', figure: true, description: 'Promised dates that came true. Falling with good delivery figures: the promise itself is wrong, look at lane times.',
          queries: [['sum(increase(partline_promises_total{kept="true"}[1d])) / sum(increase(partline_promises_total[1d]))', 'kept']]},
      ]],
    ],
  },
  {
    uid: 'partline-carriers', title: 'Partline: carriers',
    description: 'Who delivers, and whether we hear them.',
    rows: [
      ['Delivered', [
        {title: 'On time, a day', unit: 'percentunit', description: 'By carrier; below 90 % talk to them, the choice among carriers already counts it.',
          queries: [['sum by (carrier) (increase(partline_deliveries_total{on_time="true"}[1d])) / sum by (carrier) (increase(partline_deliveries_total[1d]))', '{{carrier}}']]},
      ]],
      ['Heard', [
        {title: 'Answers waiting', unit: 'short', description: 'Messages of carriers that logistics has not handled. One topic alone: that carrier sends more than we take, or something that we cannot read.',
          queries: [['sum by (topic) (kafka_consumer_fetch_manager_records_lag{service="logistics", topic=~"partline.carrier.*"})', '{{topic}}']]},
        {title: 'Answers that could not be handled', unit: 'short', description: 'The carrier sent what we cannot use; it is told. Read the reason in /ops/logistics/dead-letters and call them.',
          queries: [['sum(increase(partline_dead_letters_total{service="logistics", listener="carriers"}[1d]))', 'parked']]},
      ]],
    ],
  },
  {
    uid: 'partline-machines', title: 'Partline: JVM and database', services: true,
    description: 'Whether the machines are large enough.',
    rows: [
      ['JVM', [
        {title: 'Heap', unit: 'bytes', description: 'Used of the largest. Close to it after collections for hours: give the container more memory.',
          queries: [[`sum by (service, instance) (jvm_memory_used_bytes{${SERVICE}, area="heap"})`, '{{service}} {{instance}} used'], [`sum by (service, instance) (jvm_memory_max_bytes{${SERVICE}, area="heap"})`, '{{service}} {{instance}} most']]},
        {title: 'Time in collections', unit: 'percentunit', description: 'Above a twentieth the heap is too small.',
          queries: [[`sum by (service, instance) (rate(jvm_gc_pause_seconds_sum{${SERVICE}}[$__rate_interval]))`, '{{service}} {{instance}}']]},
        {title: 'Processor', unit: 'percentunit', description: 'Of the machine. Steady above four fifths: another node, or a larger machine; see Sizing.',
          queries: [[`max by (service, instance) (process_cpu_usage{${SERVICE}})`, '{{service}} {{instance}}']]},
        {title: 'Errors in the log', unit: 'short', description: 'Lines of level ERROR in five minutes. Search the log by service and time; each line has its trace.',
          queries: [[`sum by (service) (increase(logback_events_total{${SERVICE}, level="error"}[5m]))`, '{{service}}']]},
      ]],
      ['Database', [
        {title: 'Connections', unit: 'short', description: 'In use, and waiting for one. Waiting above zero for minutes: long queries or too small a pool.',
          queries: [[`sum by (service, instance) (hikaricp_connections_active{${SERVICE}})`, '{{service}} {{instance}} in use'], [`sum by (service, instance) (hikaricp_connections_pending{${SERVICE}})`, '{{service}} {{instance}} waiting']]},
        {title: 'Time to get a connection', unit: 's', description: 'Mean. Milliseconds are normal; more means that the pool is the queue.',
          queries: [[`sum by (service) (rate(hikaricp_connections_acquire_seconds_sum{${SERVICE}}[$__rate_interval])) / sum by (service) (rate(hikaricp_connections_acquire_seconds_count{${SERVICE}}[$__rate_interval]))`, '{{service}}']]},
        {title: 'Longest transaction', unit: 's', description: 'Followers wait for the oldest one. Beyond two minutes somebody is paged: find the session and end it.',
          queries: [[`max by (service) (cnpg_backends_max_tx_duration_seconds{${SERVICE}})`, '{{service}}']]},
      ]],
    ],
  },
];
