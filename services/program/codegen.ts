import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../platform/project-root.ts'

const PAGE = join(projectRoot, 'ARCHITECTURE.md')
const TABLE = /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/

/** Writes what is made from the code; with `--verify` only says whether it is up to date. */
export async function codegen(args: string[]): Promise<number> {
  const page = readFileSync(PAGE, 'utf8')
  const made = page.replace(TABLE, `$1${ruleTable()}$2`)
  if (args.includes('--verify')) {
    if (made !== page) process.stderr.write('ARCHITECTURE.md: run `npm run codegen`\n')
    return made === page ? 0 : 1
  }
  writeFileSync(PAGE, made)
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
