import { defineTexts, useTexts } from '../texts/texts.ts'
import './receivable.css'

const TEXTS = defineTexts({
  zh: {
    red: '已全部红冲',
    partly: '部分红冲',
    denied: '销方否认',
    alike: '号码相近，待认定',
    undelivered: '缺交货单',
    asserted: '购方单方陈述',
    used: '已全部占用',
    usable: '可用',
    part: '部分占用',
  },
  en: {
    red: 'taken back',
    partly: 'partly taken back',
    denied: 'denied by its seller',
    alike: 'number alike, to be told apart',
    undelivered: 'no delivery known',
    asserted: 'the buyer’s word alone',
    used: 'all in use',
    usable: 'usable',
    part: 'partly in use',
  },
})

interface InvoiceMarked {
  readonly amount: string
  readonly unused: string
  readonly delivered: boolean
  readonly denied: boolean
  readonly redLettered: boolean
  readonly redLetteredAmount: string
  readonly isAlike: boolean
  readonly assertedBy: object | null
}

/** What keeps an invoice from backing something, or how much of it does already. */
export function InvoiceMarks({ invoice }: { readonly invoice: InvoiceMarked }) {
  const say = useTexts(TEXTS)
  const { redLettered, redLetteredAmount, denied, isAlike, delivered, assertedBy } = invoice
  const stops = [
    redLettered && say('red'),
    !redLettered && redLetteredAmount !== '0' && say('partly'),
    denied && say('denied'),
    isAlike && say('alike'),
  ].filter(word => word !== false)
  const waits = [!delivered && say('undelivered'), assertedBy !== null && say('asserted')].filter(
    word => word !== false,
  )
  return (
    <span className="badges">
      {stops.map(word => (
        <span key={word} className="badge badge-stop">
          {word}
        </span>
      ))}
      {waits.map(word => (
        <span key={word} className="badge badge-wait">
          {word}
        </span>
      ))}
      {!redLettered && <span className="badge">{say(findUse(invoice))}</span>}
    </span>
  )
}

function findUse({ amount, unused, redLetteredAmount }: InvoiceMarked): 'used' | 'usable' | 'part' {
  if (unused === '0') return 'used'
  return BigInt(unused) === BigInt(amount) - BigInt(redLetteredAmount) ? 'usable' : 'part'
}
