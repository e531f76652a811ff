// The rules of the house over rendered YAML: what no schema knows. Each gives sentences, one for everything that breaks it.
import {partitions, properties, services, shutdownPhase, subscriptions} from './code.mjs';

const TITLE = resource => `${resource.kind} ${resource.metadata.name}`;
const WORKLOADS = ['Deployment', 'StatefulSet'];
// Where a habit is not kept, with the reason.
const WRITABLE_ROOT = new Map([['keycloak', 'its build step writes beside its libraries; demo only']]);

const matches = (selector, labels = {}) =>
  Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
  && (selector?.matchExpressions ?? []).every(({key, operator, values}) =>
    operator === 'In' ? values.includes(labels[key]) : operator === 'Exists' ? key in labels : false);

class Rendered {
  constructor(resources) {
    this.resources = resources;
    this.workloads = resources.filter(({kind}) => WORKLOADS.includes(kind));
  }

  all(kind, group = '') {
    return this.resources.filter(resource => resource.kind === kind && resource.apiVersion.startsWith(group));
  }

  has(kind, name) {
    return this.resources.some(resource => resource.kind === kind && resource.metadata.name === name);
  }

  get clusters() {
    return this.all('Cluster', 'postgresql.cnpg.io');
  }

  /** Secrets by name, those included that operators make. */
  get secrets() {
    return new Set([
      ...this.all('Secret').map(secret => secret.metadata.name),
      ...this.all('ExternalSecret').map(secret => secret.spec.target.name),
      ...this.clusters.flatMap(({metadata: {name}}) => [`${name}-app`, `${name}-ca`]),
      ...this.all('Kafka').map(({metadata: {name}}) => `${name}-cluster-ca-cert`),
      ...this.all('KafkaUser').map(user => user.metadata.name),
    ]);
  }

  /** Hosts inside the cluster by name, those included that operators make. */
  get hosts() {
    return new Set([
      ...this.all('Service').map(service => service.metadata.name),
      ...this.clusters.flatMap(({metadata: {name}}) => [`${name}-rw`, `${name}-ro`, `${name}-r`]),
      ...this.all('Kafka').map(({metadata: {name}}) => `${name}-kafka-bootstrap`),
    ]);
  }

  /** Labels of every kind of pod there will be. */
  get pods() {
    return [
      ...this.workloads.map(workload => workload.spec.template.metadata.labels),
      ...this.clusters.map(({metadata: {name}}) => ({'cnpg.io/cluster': name})),
      ...this.all('Kafka').flatMap(({metadata: {name}}) => ['kafka', 'entity-operator', 'kafka-exporter'].map(part =>
        ({'strimzi.io/cluster': name, 'strimzi.io/kind': 'Kafka', 'strimzi.io/name': `${name}-${part}`}))),
    ];
  }

  configMap(name) {
    return this.all('ConfigMap').find(map => map.metadata.name === name);
  }
}

/** The module whose code an image runs; none for other people's images. */
const moduleOf = container => container.image.match(/(?:^|\/)partline\/([a-z-]+)(?:[:@]|$)/)?.[1];

function* podsAreHardened({workloads}) {
  for (const workload of workloads) {
    const {spec} = workload.spec.template;
    if (spec.automountServiceAccountToken !== false) yield `${TITLE(workload)}: mounts a token of the cluster's API`;
    if (!spec.serviceAccountName) yield `${TITLE(workload)}: has no service account of its own`;
    const pod = spec.securityContext ?? {};
    if (pod.runAsNonRoot !== true) yield `${TITLE(workload)}: may run as root`;
    if (!(pod.runAsUser > 0)) yield `${TITLE(workload)}: names no user`;
    if (pod.seccompProfile?.type !== 'RuntimeDefault') yield `${TITLE(workload)}: has no seccomp profile`;
    for (const container of spec.containers) {
      const own = container.securityContext ?? {};
      if (own.allowPrivilegeEscalation !== false) yield `${TITLE(workload)}: may gain privileges`;
      if (!own.capabilities?.drop?.includes('ALL')) yield `${TITLE(workload)}: keeps capabilities`;
      if (own.readOnlyRootFilesystem !== true && !WRITABLE_ROOT.has(workload.metadata.name)) {
        yield `${TITLE(workload)}: may write to its root`;
      }
    }
  }
}

function* podsAreProbedAndSized({workloads}) {
  for (const workload of workloads) {
    for (const container of workload.spec.template.spec.containers) {
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        if (!container[probe]) yield `${TITLE(workload)}: has no ${probe}`;
      }
      const path = container.livenessProbe?.httpGet?.path ?? '';
      if (/ready|readiness/.test(path)) yield `${TITLE(workload)}: is restarted for what only makes it not ready (${path})`;
      const {requests = {}, limits = {}} = container.resources ?? {};
      if (!requests.memory || requests.memory !== limits.memory) yield `${TITLE(workload)}: memory asked for is not its limit`;
      if (!requests.cpu) yield `${TITLE(workload)}: asks for no processor time`;
      if (limits.cpu) yield `${TITLE(workload)}: limits processor time; a start would take minutes`;
    }
  }
}

function* podsLeaveInPeace({workloads}) {
  const phases = 2 * shutdownPhase();
  for (const workload of workloads) {
    const {spec} = workload.spec.template;
    for (const container of spec.containers) {
      const pause = container.lifecycle?.preStop?.sleep?.seconds;
      if (!pause) yield `${TITLE(workload)}: stops before the doors know (no preStop)`;
      else if (spec.terminationGracePeriodSeconds <= pause + phases) {
        yield `${TITLE(workload)}: is killed after ${spec.terminationGracePeriodSeconds} s; it may take ${pause} + ${phases} s`;
      }
    }
  }
}

function* podsAreSpreadAndKept(rendered) {
  for (const workload of rendered.workloads) {
    const labels = workload.spec.template.metadata.labels;
    const budgets = rendered.all('PodDisruptionBudget').filter(budget => matches(budget.spec.selector, labels));
    if (budgets.length !== 1) yield `${TITLE(workload)}: has ${budgets.length} disruption budgets, not one`;
    for (const budget of budgets) {
      if (budget.spec.unhealthyPodEvictionPolicy !== 'AlwaysAllow') yield `${TITLE(budget)}: a sick pod keeps its machine`;
    }
    if (workload.kind !== 'Deployment') continue;
    const {rollingUpdate = {}} = workload.spec.strategy ?? {};
    if (rollingUpdate.maxUnavailable !== 0) yield `${TITLE(workload)}: takes a pod away before the next one is ready`;
    const spread = workload.spec.template.spec.topologySpreadConstraints ?? [];
    for (const key of ['topology.kubernetes.io/zone', 'kubernetes.io/hostname']) {
      const rule = spread.find(({topologyKey}) => topologyKey === key);
      if (!rule) yield `${TITLE(workload)}: is not spread over ${key}`;
      else if (!matches(rule.labelSelector, labels)) yield `${TITLE(workload)}: spreads other pods than its own`;
    }
  }
}

function* imagesAreFixed({workloads}, {byDigest}) {
  for (const workload of workloads) {
    for (const {image} of workload.spec.template.spec.containers) {
      if (byDigest && !/@sha256:[0-9a-f]{64}$/.test(image)) yield `${TITLE(workload)}: ${image} is not named by digest`;
      if (!/(:[\w.-]+|@sha256:[0-9a-f]{64})$/.test(image) || image.endsWith(':latest')) {
        yield `${TITLE(workload)}: ${image} is not one fixed image`;
      }
    }
  }
}

function* settingsExist(rendered) {
  for (const workload of rendered.workloads) {
    const {containers, volumes = []} = workload.spec.template.spec;
    for (const container of containers) {
      const module = moduleOf(container);
      if (!module) continue;
      const code = properties(module);
      const variables = [
        ...(container.env ?? []).map(({name}) => name),
        ...(container.envFrom ?? []).flatMap(({configMapRef}) => Object.keys(rendered.configMap(configMapRef?.name)?.data ?? {})),
      ];
      for (const variable of variables) {
        if (variable !== 'JAVA_TOOL_OPTIONS' && !code.hasVariable(variable)) {
          yield `${TITLE(workload)}: ${variable} is no property of ${module}`;
        }
      }
      if (!variables.includes('SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI')) {
        yield `${TITLE(workload)}: nobody names the issuer`;
      }
      const tree = container.env?.find(({name}) => name === 'SPRING_CONFIG_IMPORT')?.value ?? '';
      for (const folder of tree.split(',').filter(Boolean).map(entry => entry.replace(/^configtree:|\/$/g, ''))) {
        const mount = container.volumeMounts.find(({mountPath}) => mountPath === folder);
        if (!mount) {
          yield `${TITLE(workload)}: reads settings from ${folder}, where nothing is mounted`;
          continue;
        }
        const volume = volumes.find(({name}) => name === mount.name);
        for (const {path} of [volume?.secret, ...(volume?.projected?.sources ?? []).map(source => source.secret)]
          .flatMap(secret => secret?.items ?? [])) {
          if (!code.has(path)) yield `${TITLE(workload)}: the file ${path} is no property of ${module}`;
        }
      }
    }
  }
}

function* referencesResolve(rendered) {
  const {secrets, hosts} = rendered;
  for (const workload of rendered.workloads) {
    const {containers, volumes = [], serviceAccountName} = workload.spec.template.spec;
    if (!rendered.has('ServiceAccount', serviceAccountName)) yield `${TITLE(workload)}: no ServiceAccount ${serviceAccountName}`;
    const used = [
      ...volumes.flatMap(volume => [volume.secret?.secretName, ...(volume.projected?.sources ?? []).map(s => s.secret?.name)]),
      ...containers.flatMap(container => (container.env ?? []).map(({valueFrom}) => valueFrom?.secretKeyRef?.name)),
    ].filter(Boolean);
    for (const secret of used) if (!secrets.has(secret)) yield `${TITLE(workload)}: no Secret ${secret}`;
    const maps = [
      ...volumes.map(volume => volume.configMap?.name),
      ...containers.flatMap(container => (container.envFrom ?? []).map(({configMapRef}) => configMapRef?.name)),
    ].filter(Boolean);
    for (const map of maps) if (!rendered.configMap(map)) yield `${TITLE(workload)}: no ConfigMap ${map}`;
    for (const container of containers) {
      const ports = (container.ports ?? []).map(({name}) => name);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        const port = container[probe]?.httpGet?.port;
        if (port && !ports.includes(port)) yield `${TITLE(workload)}: ${probe} asks port ${port}, which it has not`;
      }
      const mounted = volumes.map(({name}) => name);
      for (const {name} of container.volumeMounts ?? []) {
        if (!mounted.includes(name)) yield `${TITLE(workload)}: mounts ${name}, which it has not`;
      }
      const values = [
        ...(container.env ?? []).map(({value}) => value),
        ...(container.envFrom ?? []).flatMap(({configMapRef}) => Object.values(rendered.configMap(configMapRef?.name)?.data ?? {})),
      ];
      for (const value of values) {
        const host = value?.match(/^(?:[a-z:]+:\/\/)?([a-z][a-z0-9.-]*):\d+(?:\/|$)/)?.[1];
        if (host && !host.includes('.') && !hosts.has(host)) yield `${TITLE(workload)}: nobody is called ${host}`;
      }
    }
  }
  for (const service of rendered.all('Service')) {
    const target = rendered.workloads.find(w => matches({matchLabels: service.spec.selector}, w.spec.template.metadata.labels));
    if (!target) yield `${TITLE(service)}: leads to no pod`;
    const open = target?.spec.template.spec.containers.flatMap(({ports = []}) => ports.map(({name}) => name)) ?? [];
    for (const {targetPort} of service.spec.ports) {
      if (target && !open.includes(targetPort)) yield `${TITLE(service)}: port ${targetPort} is on no container`;
    }
  }
  for (const scaled of rendered.all('ScaledObject')) {
    const {name} = scaled.spec.scaleTargetRef;
    if (!rendered.has('Deployment', name)) yield `${TITLE(scaled)}: scales ${name}, which is not there`;
    for (const {authenticationRef} of scaled.spec.triggers) {
      if (authenticationRef && !rendered.has('TriggerAuthentication', authenticationRef.name)) {
        yield `${TITLE(scaled)}: no TriggerAuthentication ${authenticationRef.name}`;
      }
    }
  }
  for (const authentication of rendered.all('TriggerAuthentication')) {
    for (const {name} of authentication.spec.secretTargetRef) {
      if (!secrets.has(name)) yield `${TITLE(authentication)}: no Secret ${name}`;
    }
  }
  for (const route of rendered.all('HTTPRoute')) {
    for (const {name, port} of route.spec.rules.flatMap(({backendRefs}) => backendRefs)) {
      const service = rendered.all('Service').find(({metadata}) => metadata.name === name);
      if (!service?.spec.ports.some(open => open.port === port)) yield `${TITLE(route)}: leads to ${name}:${port}, which is not there`;
    }
  }
  for (const monitor of rendered.all('ServiceMonitor')) {
    const services = rendered.all('Service').filter(service => matches(monitor.spec.selector, service.metadata.labels));
    if (services.length === 0) yield `${TITLE(monitor)}: watches no Service`;
    for (const {port} of monitor.spec.endpoints) {
      if (services.some(service => !service.spec.ports.some(({name}) => name === port))) yield `${TITLE(monitor)}: no port ${port}`;
    }
  }
  for (const monitor of rendered.all('PodMonitor')) {
    if (!rendered.pods.some(labels => matches(monitor.spec.selector, labels))) yield `${TITLE(monitor)}: watches no pod`;
  }
  for (const backup of rendered.all('ScheduledBackup')) {
    if (!rendered.has('Cluster', backup.spec.cluster.name)) yield `${TITLE(backup)}: no Cluster ${backup.spec.cluster.name}`;
  }
  for (const cluster of rendered.clusters) {
    for (const {parameters = {}} of cluster.spec.plugins ?? []) {
      if (!rendered.has('ObjectStore', parameters.barmanObjectName)) yield `${TITLE(cluster)}: no ObjectStore ${parameters.barmanObjectName}`;
    }
  }
  for (const store of rendered.all('ObjectStore')) {
    for (const {name} of Object.values(store.spec.configuration.s3Credentials ?? {})) {
      if (!secrets.has(name)) yield `${TITLE(store)}: no Secret ${name}`;
    }
  }
}

const KAFKA_TRIGGER = ['bootstrapServers', 'consumerGroup', 'topic', 'lagThreshold', 'activationLagThreshold', 'offsetResetPolicy',
  'allowIdleConsumers', 'scaleToZeroOnInvalidOffset', 'limitToPartitionsWithLag', 'excludePersistentLag', 'partitionLimitation',
  'ensureEvenDistributionOfPartitions', 'version', 'sasl', 'tls'];

function* scalingKnowsTheGroups(rendered) {
  for (const service of services) {
    const name = `${service}-service`;
    const scaled = rendered.all('ScaledObject').find(object => object.spec.scaleTargetRef.name === name);
    if (!scaled) {
      yield `${name}: nothing scales it`;
      continue;
    }
    if (scaled.spec.maxReplicaCount > partitions()) yield `${TITLE(scaled)}: more pods than partitions (${partitions()})`;
    const code = subscriptions(service);
    const triggers = scaled.spec.triggers.filter(({type}) => type === 'kafka').map(({metadata}) => metadata);
    for (const trigger of triggers) {
      for (const key of Object.keys(trigger)) if (!KAFKA_TRIGGER.includes(key)) yield `${TITLE(scaled)}: ${key} is no setting of a Kafka trigger`;
      const group = code.find(known => known.group === trigger.consumerGroup);
      if (!group) yield `${TITLE(scaled)}: ${trigger.consumerGroup} is no consumer group of the code`;
      else if (!group.topics.includes(trigger.topic)) yield `${TITLE(scaled)}: ${trigger.consumerGroup} does not follow ${trigger.topic}`;
    }
    for (const {group, pattern} of code) {
      if (!pattern && !triggers.some(({consumerGroup}) => consumerGroup === group)) yield `${TITLE(scaled)}: does not look at ${group}`;
    }
  }
}

const covers = ({name, patternType}, wanted) => patternType === 'prefix' ? wanted.startsWith(name) : wanted === name;

function* rightsAreTheCodes(rendered) {
  const kafka = rendered.all('Kafka')[0];
  if (kafka?.spec.kafka.authorization?.type !== 'simple') yield 'Kafka: whoever gets in may do everything';
  for (const listener of kafka?.spec.kafka.listeners ?? []) {
    if (!listener.tls || !listener.authentication) yield `Kafka: listener ${listener.name} is open`;
  }
  for (const user of rendered.all('KafkaUser')) {
    for (const {resource, operations} of user.spec.authorization?.acls ?? []) {
      if (operations.includes('All') || resource.type === 'cluster' || ['*', '', 'partline.'].includes(resource.name)
        && operations.some(operation => operation !== 'Describe')) {
        yield `${TITLE(user)}: has rights over everything (${resource.type} ${resource.name})`;
      }
    }
  }
  const may = (user, operation, type, name) => user.spec.authorization.acls.some(acl =>
    acl.resource.type === type && acl.operations.includes(operation) && covers(acl.resource, name));
  for (const service of services) {
    const user = rendered.all('KafkaUser').find(({metadata}) => metadata.name === `${service}-kafka`);
    if (!user) {
      yield `${service}: has no KafkaUser`;
      continue;
    }
    const code = subscriptions(service);
    const heard = code.flatMap(({topics}) => topics);
    for (const topic of [`partline.${service}.v1`, `partline.${service}.dead-letters.v1`]) {
      for (const operation of ['Write', 'Create']) if (!may(user, operation, 'topic', topic)) yield `${TITLE(user)}: may not ${operation} ${topic}`;
    }
    for (const {group, topics} of code) {
      if (!may(user, 'Read', 'group', group)) yield `${TITLE(user)}: may not read as ${group}`;
      for (const topic of topics) if (!may(user, 'Read', 'topic', topic)) yield `${TITLE(user)}: may not read ${topic}`;
    }
    for (const other of services) {
      if (other !== service && may(user, 'Write', 'topic', `partline.${other}.v1`)) yield `${TITLE(user)}: may speak as ${other}`;
      if (!heard.includes(`partline.${other}.v1`) && may(user, 'Read', 'topic', `partline.${other}.v1`)) yield `${TITLE(user)}: reads ${other}, which it does not hear`;
    }
  }
  const topics = rendered.all('KafkaTopic').map(topic => topic.spec.topicName);
  for (const user of rendered.all('KafkaUser').filter(({metadata}) => metadata.labels['partline.io/carrier'])) {
    const id = user.metadata.labels['partline.io/carrier'];
    const [told, answers] = [`partline.carrier.${id}.v1`, `partline.carrier.${id}.reply.v1`];
    if (!topics.includes(told) || !topics.includes(answers)) yield `${TITLE(user)}: its two topics are not there`;
    const granted = user.spec.authorization.acls.map(({resource: {type, name, patternType = 'literal'}, operations}) =>
      `${type} ${name} ${patternType} ${operations.toSorted()}`).toSorted();
    const wanted = [`topic ${told} literal Describe,Read`, `topic ${answers} literal Describe,Write`,
      `group partline.carrier.${id}. prefix Describe,Read`].toSorted();
    if (granted.join() !== wanted.join()) yield `${TITLE(user)}: may ${granted.join('; ')}; a carrier may ${wanted.join('; ')}`;
  }
}

function* doorsAreNamed(rendered) {
  for (const namespace of rendered.all('Namespace')) {
    if (namespace.metadata.labels?.['pod-security.kubernetes.io/enforce'] !== 'restricted') yield `${TITLE(namespace)}: takes any pod`;
  }
  const policies = rendered.all('NetworkPolicy');
  const nothing = policies.some(({spec}) => Object.keys(spec.podSelector).length === 0 && !spec.ingress && !spec.egress
    && ['Ingress', 'Egress'].every(type => spec.policyTypes.includes(type)));
  if (!nothing) yield 'NetworkPolicy: what is not forbidden is allowed; there is no default-deny';
  for (const policy of policies) {
    const chosen = rendered.pods.filter(labels => matches(policy.spec.podSelector, labels));
    if (chosen.length === 0) yield `${TITLE(policy)}: stands at no pod`;
    const doors = [...(policy.spec.ingress ?? []).map(rule => rule.from), ...(policy.spec.egress ?? []).map(rule => rule.to)];
    for (const {podSelector, namespaceSelector} of doors.flatMap(peers => peers ?? [])) {
      if (podSelector && !namespaceSelector && !rendered.pods.some(labels => matches(podSelector, labels))) {
        yield `${TITLE(policy)}: opens to ${JSON.stringify(podSelector)}, which no pod is`;
      }
    }
    for (const {from} of policy.spec.ingress ?? []) if (!from) yield `${TITLE(policy)}: lets everybody in`;
    const open = rendered.workloads.filter(({spec}) => matches(policy.spec.podSelector, spec.template.metadata.labels))
      .flatMap(({spec}) => spec.template.spec.containers.flatMap(({ports = []}) => ports.map(({name}) => name)));
    for (const {port} of (policy.spec.ingress ?? []).flatMap(({ports = []}) => ports)) {
      if (typeof port === 'string' && !open.includes(port)) yield `${TITLE(policy)}: opens port ${port}, which its pods have not`;
    }
  }
  for (const route of rendered.all('HTTPRoute')) {
    for (const {name} of route.spec.rules.flatMap(({backendRefs}) => backendRefs)) {
      if (!name.startsWith('gateway-') && name !== 'keycloak') yield `${TITLE(route)}: goes past the gateway to ${name}`;
    }
    for (const {path} of route.spec.rules.flatMap(({matches: paths = []}) => paths)) {
      if (['/', '/actuator', '/ops'].some(closed => path.value === closed || path.value.startsWith('/actuator'))) {
        yield `${TITLE(route)}: shows ${path.value} to the world`;
      }
    }
  }
}

function* nothingIsLost(rendered) {
  for (const cluster of rendered.clusters) {
    const {instances, postgresql} = cluster.spec;
    if (instances > 1 && postgresql.synchronous?.dataDurability !== 'required') {
      yield `${TITLE(cluster)}: a failover may lose accepted commands`;
    }
  }
  for (const kafka of rendered.all('Kafka')) {
    const brokers = rendered.all('KafkaNodePool').filter(({spec}) => spec.roles.includes('broker')).reduce((n, {spec}) => n + spec.replicas, 0);
    const config = kafka.spec.kafka.config;
    if (config['default.replication.factor'] > brokers) yield `${TITLE(kafka)}: ${config['default.replication.factor']} copies on ${brokers} brokers`;
    if (brokers > 1 && config['min.insync.replicas'] < 2) yield `${TITLE(kafka)}: an accepted message may be on one broker only`;
    if (config['auto.create.topics.enable'] !== false) yield `${TITLE(kafka)}: a misspelled topic comes into being`;
  }
}

const RULES = [podsAreHardened, podsAreProbedAndSized, podsLeaveInPeace, podsAreSpreadAndKept, imagesAreFixed, settingsExist,
  referencesResolve, scalingKnowsTheGroups, rightsAreTheCodes, doorsAreNamed, nothingIsLost];

export function broken(resources, options = {}) {
  const rendered = new Rendered(resources);
  return RULES.flatMap(rule => [...rule(rendered, options)]);
}
