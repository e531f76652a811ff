// Prints the realm of the demo: node local/keycloak/realm.mjs >local/keycloak/partline-realm.json
// Persons sign in to the portal; systems (sites that play the story, carriers, operators) have a secret. All secrets are "demo".

const persons = [
  ['C-HZ.li', 'Li', 'Na', 'CENTRE', 'C-HZ'],
  ['C-HZ.wang', 'Wang', 'Wei', 'CENTRE', 'C-HZ'],
  ['C-NB.chen', 'Chen', 'Jie', 'CENTRE', 'C-NB'],
  ['S-TZ-01.zhao', 'Zhao', 'Min', 'STATION', 'S-TZ-01'],
  ['HQ.sun', 'Sun', 'Yan', 'HQ', 'HQ'],
  ['HQ.zhou', 'Zhou', 'Lei', 'HQ', 'HQ'],
  ['OPS.wu', 'Wu', 'Fang', 'OPS'],
];
const systems = [
  ['HQ', 'HQ', 'site'],
  ['OPS', 'OPS'],
  ['S-TZ-01', 'STATION', 'site'],
  ['C-HZ', 'CENTRE', 'site'],
  ['C-NB', 'CENTRE', 'site'],
  ...[1, 2, 3, 4, 5, 6].map(n => [`CR-0${n}`, 'CARRIER', 'carrier']),
];

const mapper = (name, protocolMapper, config) =>
  ({name, protocol: 'openid-connect', protocolMapper, config: {'access.token.claim': 'true', ...config}});
const attribute = name => mapper(name, 'oidc-usermodel-attribute-mapper',
  {'user.attribute': name, 'claim.name': name, 'jsonType.label': 'String'});
// "basic" carries sub and auth_time; a client that does not have it gets tokens without a subject.
const scopes = ['basic', 'partline'];

// An attribute that the user profile does not declare is dropped without a word.
const declared = (name, extra = {}) =>
  ({name, permissions: {view: ['admin', 'user'], edit: ['admin']}, multivalued: false, ...extra});
const profile = {
  attributes: [
    declared('username', {permissions: {view: ['admin', 'user'], edit: ['admin']}}),
    declared('email'), declared('firstName'), declared('lastName'),
    declared('caller'), declared('site'), declared('carrier'),
  ],
};

const realm = {
  realm: 'partline',
  enabled: true,
  sslRequired: 'external',
  accessTokenLifespan: 3600,
  roles: {realm: ['STATION', 'CENTRE', 'HQ', 'CARRIER', 'OPS'].map(name => ({name}))},
  defaultDefaultClientScopes: scopes,
  clientScopes: [
    {
      name: 'basic', protocol: 'openid-connect', attributes: {'include.in.token.scope': 'false'},
      protocolMappers: [
        // The platform names people and systems by their own ids (C-HZ.li, CR-01) in everything it records. Keycloak's own subject
        // is a random id, and it writes user names in small letters.
        mapper('sub', 'oidc-usermodel-attribute-mapper',
          {'user.attribute': 'caller', 'claim.name': 'sub', 'jsonType.label': 'String', 'id.token.claim': 'true'}),
        mapper('auth_time', 'oidc-usersessionmodel-note-mapper',
          {'user.session.note': 'AUTH_TIME', 'claim.name': 'auth_time', 'jsonType.label': 'long', 'id.token.claim': 'true'}),
      ],
    },
    {
      name: 'partline', protocol: 'openid-connect', attributes: {'include.in.token.scope': 'false'},
      protocolMappers: [
        mapper('audience', 'oidc-audience-mapper', {'included.custom.audience': 'partline'}),
        mapper('roles', 'oidc-usermodel-realm-role-mapper',
          {'claim.name': 'roles', 'jsonType.label': 'String', multivalued: 'true'}),
        mapper('username', 'oidc-usermodel-attribute-mapper',
          {'user.attribute': 'username', 'claim.name': 'preferred_username', 'jsonType.label': 'String'}),
        attribute('site'), attribute('carrier'),
      ],
    },
  ],
  clients: [
    {
      clientId: 'portal', publicClient: true, standardFlowEnabled: true, directAccessGrantsEnabled: false,
      redirectUris: ['http://localhost:8080/*'], webOrigins: ['+'],
      attributes: {'pkce.code.challenge.method': 'S256'}, defaultClientScopes: scopes,
    },
    {
      // For people with a terminal only; a real network has no such client.
      clientId: 'terminal', publicClient: true, standardFlowEnabled: false, directAccessGrantsEnabled: true,
      defaultClientScopes: scopes,
    },
    ...systems.map(([clientId]) => ({
      clientId, secret: 'demo', standardFlowEnabled: false, serviceAccountsEnabled: true, defaultClientScopes: scopes,
    })),
  ],
  users: [
    ...persons.map(([username, lastName, firstName, role, site]) => ({
      username, lastName, firstName, email: `${username.toLowerCase()}@partline.example`, emailVerified: true, enabled: true,
      credentials: [{type: 'password', value: 'demo'}], realmRoles: [role],
      attributes: {caller: [username], ...(site && {site: [site]})},
    })),
    ...systems.map(([id, role, binding]) => ({
      username: `service-account-${id.toLowerCase()}`, enabled: true, serviceAccountClientId: id, realmRoles: [role],
      attributes: {caller: [id], ...(binding && {[binding]: [id]})},
    })),
  ],
  components: {
    'org.keycloak.userprofile.UserProfileProvider': [{
      providerId: 'declarative-user-profile', config: {'kc.user.profile.config': [JSON.stringify(profile)]},
    }],
  },
};
console.log(JSON.stringify(realm, null, 2));
