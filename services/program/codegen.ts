import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeForms } from '../ledger/index.ts'
import { printIntrospection, printLists, printMigratedStore } from '../local/index.ts'
import { MIGRATIONS, readMigrations } from '../platform/migration-state.ts'
import { projectRoot } from '../platform/project-root.ts'
import { printLanded } from './print-landed.ts'
import { printRefusals } from './print-refusals.ts'
import { printSignedExample } from './print-signed-example.ts'
import { goodsRuleTable, ruleTable } from './rule-tables.ts'

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
const GOODS_TABLE = /(<!-- goods rules -->\n)[\s\S]*?(<!-- \/goods rules -->)/

/** Writes what is made from the code; with `--verify` only says whether it is up to date. */
export async function codegen(args: string[]): Promise<number> {
  const made = {
    [PAGE]: read(PAGE)
      .replace(TABLE, `$1${ruleTable()}$2`)
      .replace(GOODS_TABLE, `$1${goodsRuleTable()}$2`),
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
