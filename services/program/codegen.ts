import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeForms } from '../ledger/index.ts'
import { printIntrospection, printLists, printMigratedStore } from '../local/index.ts'
import { MIGRATIONS, readMigrations } from '../platform/migration-state.ts'
import { projectRoot } from '../platform/project-root.ts'
import { printLanded } from './print-landed.ts'
import { printRefusals } from './print-refusals.ts'
import { printSignedExample } from './print-signed-example.ts'

const PAGE = 'ARCHITECTURE.md'
const STORE = 'schema/sql/current.sql'
const LANDED = 'schema/sql/landed.sha256'
const REFUSALS = 'schema/refusals.md'
const FORMS = 'schema/acts.json'
const GRAPH = 'schema/graphql/schema.graphql'
const GRAPH_TYPES = 'schema/graphql/introspection.ts'
const LISTS = 'schema/graphql/lists.ts'
const EXAMPLE = 'schema/guides/signed-example.json'
const TABLE = /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/

/** Writes what is made from the code; with `--verify` only says whether it is up to date. */
export async function codegen(args: string[]): Promise<number> {
  const made = {
    [PAGE]: read(PAGE).replace(TABLE, `$1${ruleTable()}$2`),
    [STORE]: await printMigratedStore(),
    [LANDED]: printLanded(read(LANDED), await readMigrations(MIGRATIONS)),
    [REFUSALS]: printRefusals(),
    [FORMS]: `${JSON.stringify(describeForms(), null, 2)}\n`,
    [GRAPH_TYPES]: printIntrospection(read(GRAPH)),
    [LISTS]: printLists(read(GRAPH)),
    [EXAMPLE]: await printSignedExample(),
  }
  if (args.includes('--verify')) {
    const stale = Object.entries(made).filter(([path, text]) => text !== read(path))
    for (const [path] of stale) process.stderr.write(`${path}: run \`npm run codegen\`\n`)
    return stale.length === 0 ? 0 : 1
  }
  for (const [path, text] of Object.entries(made)) writeFileSync(join(projectRoot, path), text)
  return 0
}

function read(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

/** 'Where is rule Cn?': every marker in the contracts, in the order of the rules. */
export function ruleTable(): string {
  const places = contractFiles().flatMap(path =>
    [...read(path).matchAll(/Rule: C(\d+)\n/g)].map(([, rule]) => ({ rule: Number(rule), path })),
  )
  const rows = [...Map.groupBy(places, p => p.rule)]
    .sort(([a], [b]) => a - b)
    .map(([rule, found]) => {
      const links = found.map(({ path }) => `[${path.slice('contracts/'.length)}](${path})`)
      return `| C${rule} | ${[...new Set(links)].join(', ')} |\n`
    })
  return `| rule | where it is decided |\n|---|---|\n${rows.join('')}`
}

function contractFiles(): string[] {
  return readdirSync(join(projectRoot, 'contracts'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => `contracts/${path}`)
    .sort()
}
