import { formatMinor } from '../../../kernel/money.ts'
import type { Note, NoteInterest } from '../deal.ts'
import type { Language } from '../deal-text.ts'
import { computeNotePrincipal } from '../money-text.ts'

/** Describes a note: `优先A档：800,000,000.00 元，固定利率 0.04，过手摊还`. */
export function describeNote(note: Note, language: Language): string {
  const amount = formatMinor(computeNotePrincipal(note))
  const rate = describeInterest(note.interest, language)
  const principal = PRINCIPAL_WORDS[note.principal === 'pass_through' ? 'passed' : 'scheduled']
  return language === 'zh'
    ? `${note.zh}：${amount} 元，${rate}，${principal.zh}`
    : `${note.en}: ${amount} yuan, ${rate}, ${principal.en}`
}

const PRINCIPAL_WORDS = {
  passed: { zh: '过手摊还', en: 'principal passed through' },
  scheduled: { zh: '固定摊还', en: 'principal by schedule' },
} as const

function describeInterest(interest: NoteInterest, language: Language): string {
  const zh = language === 'zh'
  if (interest === 'none') return zh ? '无票面利率' : 'no coupon'
  if ('fixed' in interest) return `${zh ? '固定利率' : 'fixed rate'} ${interest.fixed}`
  if ('steps' in interest) {
    const steps = interest.steps.map(([date, rate]) => `${date}: ${rate}`).join('; ')
    return `${zh ? '分段利率' : 'stepped rate'} ${steps}`
  }
  const { index, spread, floor, cap } = interest
  const bounds = [floor && `≥ ${floor}`, cap && `≤ ${cap}`].filter(Boolean).join(', ')
  return `${zh ? '浮动利率' : 'floating rate'} ${index} + ${spread} (${bounds})`
}
