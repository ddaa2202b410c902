import { existsSync, writeFileSync } from 'node:fs'
import pc from 'picocolors'
import { explainDeal } from '../../../contracts/abs/deal/explain/explain-deal.ts'
import {
  DEAL_TEMPLATES,
  type DealTemplate,
  dealTemplate,
} from '../../../contracts/abs/deal/templates/deal-template.ts'
import { readOptions, UsageFault } from './options.ts'
import { readDeal } from './read-deal.ts'
import { openTerminal, refuseAll } from './terminal.ts'

/** Runs `abs deal new | check | explain`. */
export async function deal([verb, ...args]: string[]): Promise<number> {
  if (verb === 'new') return newDeal(args)
  if (verb === 'check') return await checkDealFile(args)
  if (verb === 'explain') return await explainDealFile(args)
  throw new UsageFault('say: abs deal new | check | explain')
}

function newDeal(args: string[]): number {
  const {
    template = 'loans',
    out,
    language,
  } = readOptions(args, {
    template: { type: 'string' },
    out: { type: 'string' },
  })
  if (!DEAL_TEMPLATES.includes(template as DealTemplate))
    throw new UsageFault(`--template is one of: ${DEAL_TEMPLATES.join(', ')}`)
  const text = JSON.stringify(dealTemplate(template as DealTemplate), null, 2)
  const terminal = openTerminal(language)
  if (out === undefined) terminal.print(text)
  else {
    writeNew(out, `${text}\n`)
    terminal.inform(`已写入 ${out}`, `written to ${out}`)
  }
  return 0
}

async function checkDealFile(args: string[]): Promise<number> {
  const { deal: file, language } = readOptions(args, { deal: { type: 'string', needed: true } })
  const terminal = openTerminal(language)
  const read = await readDeal(file!)
  if (!read.ok) return refuseAll(terminal, read.refusals)
  for (const { at, sentence } of read.value.warnings)
    terminal.print(`${pc.yellow('!')} ${file}: ${at}\n  ${sentence[language]}`)
  const { name } = read.value.deal.deal
  const sound = language === 'zh' ? '检查通过' : 'is in order'
  terminal.print(`${pc.green('✓')} ${name[language]}: ${sound}`)
  return 0
}

async function explainDealFile(args: string[]): Promise<number> {
  const { deal: file, language } = readOptions(args, { deal: { type: 'string', needed: true } })
  const terminal = openTerminal(language)
  const read = await readDeal(file!)
  if (!read.ok) return refuseAll(terminal, read.refusals)
  terminal.print(explainDeal(read.value.deal, language).join('\n'))
  return 0
}

/** Writes a new file; a document that exists is never overwritten. */
export function writeNew(file: string, text: string): void {
  if (existsSync(file)) throw new UsageFault(`${file} is there already: choose another --out`)
  writeFileSync(file, text)
}
