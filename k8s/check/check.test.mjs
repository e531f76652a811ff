// Errors planted into what kustomize renders for production: each must be found, in words, and nothing else with it.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {brokenCompose, readCompose} from './compose.mjs';
import {broken} from './rules.mjs';
import {invalid} from './schemas.mjs';
import {render} from './rendered.mjs';

const production = render('production');
const named = (resources, kind, name) => resources.find(r => r.kind === kind && r.metadata.name === name);
const container = (resources, name = 'requests-service') => named(resources, 'Deployment', name).spec.template.spec.containers[0];

const planted = {
  'a misspelled field': [rs => { container(rs).startupProbe.failureTreshold = 3; }, /failureTreshold/],
  'a number in quotes': [rs => { named(rs, 'Cluster', 'inventory-db').spec.instances = '3'; }, /Cluster inventory-db: .*instances/],
  'a word that is none of the words': [rs => { named(rs, 'Kafka', 'partline').spec.kafka.listeners[0].type = 'internl'; }, /internl|listeners/],
  'something left out': [rs => { delete named(rs, 'ScaledObject', 'returns-service').spec.triggers; }, /ScaledObject returns-service: .*triggers/,
    'the rules need triggers to look at'],
  'a variable that is no property': [rs => { container(rs).env.push({name: 'SPRING_DATASOURCE_URI', value: 'x'}); },
    /SPRING_DATASOURCE_URI is no property of requests-service/],
  'a file that is no property': [rs => {
    named(rs, 'Deployment', 'requests-service').spec.template.spec.volumes.find(v => v.name === 'own')
      .projected.sources[0].secret.items[0].path = 'spring.datasource.user';
  }, /the file spring.datasource.user is no property/],
  'a secret that nobody makes': [rs => {
    named(rs, 'Deployment', 'returns-service').spec.template.spec.volumes.find(v => v.name === 'own')
      .projected.sources[1].secret.name = 'return-kafka';
  }, /no Secret return-kafka/],
  'a host that nobody is': [rs => { container(rs, 'gateway-service').env.at(-1).value = 'http://return-service:8080'; },
    /nobody is called return-service/],
  'a consumer group that the code has not': [rs => {
    named(rs, 'ScaledObject', 'logistics-service').spec.triggers[1].metadata.consumerGroup = 'partline.logistics.stock';
  }, /partline.logistics.stock is no consumer group/],
  'a misspelled trigger setting, in a map that passes every schema': [rs => {
    const {metadata} = named(rs, 'ScaledObject', 'requests-service').spec.triggers[1];
    metadata.lagTreshold = metadata.lagThreshold;
  }, /lagTreshold is no setting/],
  'a carrier that reads another': [rs => {
    named(rs, 'KafkaUser', 'cr-02-carrier').spec.authorization.acls[0].resource.patternType = 'prefix';
  }, /KafkaUser cr-02-carrier: may /],
  'a service that speaks as another': [rs => {
    named(rs, 'KafkaUser', 'returns-kafka').spec.authorization.acls[0].resource.name = 'partline.inventory.';
  }, /returns-kafka: may speak as inventory/],
  'a service that may not hear what it follows': [rs => {
    named(rs, 'KafkaUser', 'inventory-kafka').spec.authorization.acls.splice(1, 1);
  }, /inventory-kafka: may not read partline.requests.v1/],
  'a pod that may run as root': [rs => {
    delete named(rs, 'Deployment', 'inventory-service').spec.template.spec.securityContext.runAsNonRoot;
  }, /may run as root/],
  'a pod that is killed while it shuts down': [rs => {
    named(rs, 'Deployment', 'inventory-service').spec.template.spec.terminationGracePeriodSeconds = 30;
  }, /is killed after 30 s/],
  'a liveness that looks at the database': [rs => { container(rs).livenessProbe.httpGet.path = '/actuator/health/readiness'; },
    /is restarted for what only makes it not ready/],
  'no disruption budget': [rs => rs.splice(rs.indexOf(named(rs, 'PodDisruptionBudget', 'returns-service')), 1),
    /returns-service: has 0 disruption budgets/],
  'an image without a tag': [rs => { container(rs).image = 'partline/requests-service'; }, /is not one fixed image/],
  'no default-deny': [rs => rs.splice(rs.indexOf(named(rs, 'NetworkPolicy', 'default-deny')), 1), /there is no default-deny/],
  'a door to nobody': [rs => {
    named(rs, 'NetworkPolicy', 'inventory-data').spec.ingress[0].from[0].podSelector.matchLabels['app.kubernetes.io/name'] = 'gateway';
  }, /which no pod is/],
  'metrics on the route': [rs => { named(rs, 'HTTPRoute', 'partline').spec.rules[0].matches[0].path.value = '/actuator/prometheus'; },
    /shows \/actuator\/prometheus to the world/],
  'a failover that may lose commands': [rs => { delete named(rs, 'Cluster', 'returns-db').spec.postgresql.synchronous; },
    /a failover may lose accepted commands/],
};

test('what is rendered has nothing wrong', async () => {
  assert.deepEqual([...await invalid(production), ...broken(production)], []);
});

for (const [error, [plant, words, rulesCannotLook]] of Object.entries(planted)) {
  test(`finds ${error}`, async () => {
    const resources = structuredClone(production);
    plant(resources);
    const touched = resources.filter((resource, index) => JSON.stringify(resource) !== JSON.stringify(production[index]));
    const found = [...await invalid(touched.slice(0, 1)), ...(rulesCannotLook ? [] : broken(resources))];
    assert.ok(found.some(sentence => words.test(sentence)), `not found; said: ${found.join('\n') || 'nothing'}`);
  });
}

test('the release wants digests', () => {
  assert.match(broken(production, {byDigest: true}).join('\n'), /requests-service: .* is not named by digest/);
});

const inCompose = {
  'a variable that is no property': [file => { file.services.gateway.environment.PARTLINE_GATEWAY_RETURN = 'http://returns-service:8080'; },
    /PARTLINE_GATEWAY_RETURN is no property of gateway/],
  'a port open to the network': [file => { file.services.kafka.ports = ['19092:19092']; }, /kafka: port 19092:19092 is open/],
  'a service without a limit': [file => { delete file.services['returns-service'].deploy; }, /returns-service: has no memory limit/],
  'a host that nobody is': [file => { file.services.gateway.environment.PARTLINE_GATEWAY_RETURNS = 'http://returns:8080'; },
    /nobody is called returns/],
};
for (const [error, [plant, words]] of Object.entries(inCompose)) {
  test(`finds ${error} in docker-compose.yml`, () => {
    const file = structuredClone(readCompose());
    plant(file);
    assert.match(brokenCompose(file).join('\n'), words);
  });
}
