/** Who may import whom. The same table, in words, is in .github/CONTRIBUTING.md. */
const mayImportOnly = (from, ...allowed) => ({
  name: `${from}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { pathNot: allowed },
})

/** What the client is made of, beside contracts. */
const CLIENT = [
  '^services/client/',
  '^services/platform/new-id\\.ts$',
  '^schema/graphql/lists\\.ts$',
]

module.exports = {
  forbidden: [
    mayImportOnly('contracts', '^contracts/', '^node_modules/decimal\\.js/'),
    mayImportOnly(
      'workflows',
      '^workflows/',
      '^contracts/',
      '^node_modules/@temporalio/(workflow|common)/',
    ),
    mayImportOnly('schema', '^schema/', '^node_modules/kysely/'),
    mayImportOnly(
      'services/portal',
      '^services/portal/',
      '^services/client/browser\\.ts$',
      '^contracts/(kernel|command|sentences)/',
      '^schema/graphql/',
      '^node_modules/',
    ),
    {
      name: 'a-service-uses-another-only-through-its-index',
      severity: 'error',
      // The portal has a narrower rule of its own.
      from: { path: '^services/((?:outside/)?[^/]+)/', pathNot: '^services/portal/' },
      to: {
        path: '^services/',
        pathNot: ['^services/$1/', '^services/platform/', '^services/(outside/)?[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'the-engine-knows-no-noun',
      severity: 'error',
      from: { path: '^services/ledger/engine/' },
      to: {
        path: [
          '^services/ledger/(nouns|nouns\\.ts|genesis\\.ts|index\\.ts)',
          '^contracts/(receivable|party|trade|regulator|debtor|calendar|title)/',
          '^contracts/(facility|financing|payment|registration)/',
        ],
      },
    },
    {
      name: 'titles-know-no-receivable',
      severity: 'error',
      from: { path: '^(contracts|services/ledger/nouns)/title/' },
      to: { path: '^(contracts|services/ledger/nouns)/receivable/' },
    },
    {
      name: 'the-client-brings-no-server',
      comment:
        'It is packed for programs elsewhere; these files of platform import contracts alone.',
      severity: 'error',
      from: { path: '^services/(client/|platform/new-id\\.ts$)' },
      to: { path: '^(services|workflows|schema)/', pathNot: CLIENT },
    },
    {
      name: 'browsers-load-nothing-of-node',
      severity: 'error',
      from: { path: '^services/(client/browser\\.ts|portal/main\\.tsx)$' },
      to: { path: '^(node:)?[a-z_/]+$', reachable: true },
    },
    {
      name: 'a-server-loads-no-builder',
      comment: 'The tools that bundle the portal take memory; a process of its own runs them.',
      severity: 'error',
      from: { path: '^services/(gateway|program)/(index|start)\\.ts$' },
      to: { path: '^services/local/portal/bundle\\.ts$', reachable: true },
    },
    {
      name: 'platform-uses-no-service',
      severity: 'error',
      from: { path: '^services/platform/' },
      to: { path: '^services/(?!platform/)' },
    },
    {
      name: 'only-tests-use-tests',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Neither of code nor of types: what two files share has a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'imports-resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Programs of others, who import the client from where they installed it.
    exclude: { path: '^services/client/package/examples' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
