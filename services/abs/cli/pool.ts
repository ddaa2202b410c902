import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Table from 'cli-table3'
import type { Language } from '../../../contracts/abs/deal/deal-text.ts'
import { tallyAssets } from '../../../contracts/abs/pool/tally.ts'
import { formatUnits } from '../../../contracts/kernel/money.ts'
import { readJson } from '../input/read-json.ts'
import { type PlannedPool, planPool, readPoolPlan } from '../pool/pool-plan.ts'
import { moneyText, percentText } from '../result/figure.ts'
import { jsonText } from '../result/json.ts'
import { readMapping } from '../tape/mapping.ts'
import { loadTape } from '../tape/read-tape.ts'
import { writeTape } from '../tape/write-tape.ts'
import { readOptions, UsageFault } from './options.ts'
import { makeProgress, printQuality } from './tape.ts'
import { makeTableStyle, openTerminal, refuseAll, type Terminal } from './terminal.ts'

/** Runs `abs pool`: eligibility, selection, concentration, strata and a sample of a tape. */
export async function pool(args: string[]): Promise<number> {
  const options = readOptions(args, {
    tape: { type: 'string', needed: true },
    mapping: { type: 'string' },
    plan: { type: 'string', needed: true },
    out: { type: 'string', needed: true },
  })
  const terminal = openTerminal(options.language)
  const plan = await readPlan(options.plan!, terminal)
  const mapping = await readMapping(options.mapping)
  if (!mapping.ok) return refuseAll(terminal, mapping.refusals)
  if (plan === null) return 1
  const tape = await loadTape(options.tape!, mapping.value, { progress: makeProgress(terminal) })
  if (!tape.ok) return refuseAll(terminal, tape.refusals)
  printQuality(terminal, tape.value.quality)
  if (tape.value.quality.rejected > 0) return 1
  const planned = planPool(options.plan!, plan, tape.value.assets)
  if (!planned.ok) return refuseAll(terminal, planned.refusals)
  await writeOut(options.out!, planned.value)
  terminal.print(formatRules(planned.value, options.language))
  return 0
}

async function readPlan(file: string, terminal: Terminal) {
  const document = await readJson(file)
  const plan = document.ok ? readPoolPlan(file, document.value) : document
  if (plan.ok) return plan.value
  refuseAll(terminal, plan.refusals)
  return null
}

async function writeOut(folder: string, planned: PlannedPool): Promise<void> {
  if (existsSync(join(folder, 'pool.csv')))
    throw new UsageFault(`${folder} holds a pool already: choose another --out`)
  mkdirSync(folder, { recursive: true })
  const { assets, sample, ...found } = planned
  const tally = tallyAssets(assets)
  writeFileSync(
    join(folder, 'pool.json'),
    jsonText({ format: 'tallystick.pool.v1', tally, ...found, sample: sample.map(a => a.id) }),
  )
  await writeTape(join(folder, 'pool.csv'), assets)
  if (sample.length > 0) await writeTape(join(folder, 'sample.csv'), sample)
}

/** Formats what each rule excludes, what is left, and how concentrated it is. */
function formatRules(
  { assets, eligibility, concentrations }: PlannedPool,
  language: Language,
): string {
  const zh = language === 'zh'
  const table = new Table({
    head: zh
      ? ['规则', '不符合', '余额', '由其剔除', '余额']
      : ['Rule', 'Failing', 'Balance', 'Excluded by it', 'Balance'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: makeTableStyle(),
  })
  const tally = ({ count, balance }: { count: number; balance: bigint }) => [
    formatUnits(String(count)),
    moneyText(balance),
  ]
  for (const { rule, failing, excluded } of eligibility.rules)
    table.push([rule, ...tally(failing), ...tally(excluded)])
  table.push([zh ? '合格' : 'Eligible', '', '', ...tally(eligibility.kept)])
  table.push([zh ? '入池' : 'In the pool', '', '', ...tally(tallyAssets(assets))])
  const lines = concentrations.map(
    c =>
      `${c.limit}: ${percentText(c.share)} (${zh ? '余量' : 'headroom'} ${percentText(c.headroom)})`,
  )
  return [table.toString(), ...lines].join('\n')
}
