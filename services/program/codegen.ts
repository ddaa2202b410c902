import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '../platform/project-root.ts'
import { printRefusals } from './print-refusals.ts'

const PAGE = join(projectRoot, 'ARCHITECTURE.md')
const REFUSALS = join(projectRoot, 'schema', 'refusals.md')
const TABLE = /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/

/** Writes what is made from the code; with `--verify` only says whether it is up to date. */
export async function codegen(args: string[]): Promise<number> {
  const page = readFileSync(PAGE, 'utf8')
  const pages = new Map([
    [PAGE, page.replace(TABLE, `$1${ruleTable()}$2`)],
    [REFUSALS, printRefusals()],
  ])
  if (args.includes('--verify')) {
    const stale = [...pages].filter(([file, made]) => made !== readFileSync(file, 'utf8'))
    for (const [file] of stale)
      process.stderr.write(`${relative(projectRoot, file)}: run \`npm run codegen\`\n`)
    return stale.length === 0 ? 0 : 1
  }
  for (const [file, made] of pages) writeFileSync(file, made)
  return 0
}

/** 'Where is rule Cn?': every marker in the contracts, in the order of the rules. */
export function ruleTable(): string {
  const places = contractFiles().flatMap(path =>
    [...readFileSync(join(projectRoot, path), 'utf8').matchAll(/Rule: C(\d+)\n/g)].map(
      ([, rule]) => ({ rule: Number(rule), path }),
    ),
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
