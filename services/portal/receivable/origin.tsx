import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useRead } from '../graph/use-read.ts'
import { defineTexts, useBilingual, useTexts } from '../texts/texts.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Amount, Day } from '../ui/value.tsx'
import { PartyName, type PartyNamed } from './party-name.tsx'
import { LOOK_THROUGH, type Looked, type LookedStep } from './title.documents.ts'
import { DONE_WORDS } from './words.ts'
import './origin.css'

const TEXTS = defineTexts({
  zh: {
    title: '穿透',
    why: '自持有人向上追溯至债务人；每一步都有账本分录为证。只显示贵方有权看到的部分。',
    nothing: '债务人确认后才有流转记录。',
    debtor: '债务人，付款责任由此而来',
    tier: '第 {tier} 层',
    entry: '分录 {entry}',
    range: '区间 {lo}–{hi}',
    invoices: '背后的发票',
    noInvoices: '没有贵方可见的发票。',
    invoice: '发票 {number}',
    sides: '{seller} 开给 {buyer}',
    red: '已红冲',
    more: '另有 {count} 步、{invoices} 张发票未在此列出。',
  },
  en: {
    title: 'Look-through',
    why:
      'From the holder up to the debtor; each step is proved by an entry of the ledger. Only ' +
      'what your firm may see is shown.',
    nothing: 'It has been passed to nobody yet: the debtor has to confirm it first.',
    debtor: 'The debtor, who owes it',
    tier: 'Tier {tier}',
    entry: 'Entry {entry}',
    range: 'Units {lo}–{hi}',
    invoices: 'Invoices behind it',
    noInvoices: 'There are none that your firm may see.',
    invoice: 'Invoice {number}',
    sides: 'from {seller} to {buyer}',
    red: 'taken back',
    more: '{count} more steps and {invoices} more invoices are not listed here.',
  },
})

interface OriginProps {
  readonly instrument: string
  readonly lo: string
  readonly hi: string
  readonly debtor: PartyNamed
  readonly currency: string
}

/** Where a part comes from: its holders up to the debtor, and the invoices behind it. */
export function Origin({ instrument, lo, hi, debtor, currency }: OriginProps) {
  const say = useTexts(TEXTS)
  const reading = useRead(LOOK_THROUGH, { instrument, lo, hi })
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">{say('title')}</h2>
      <p className="aside">{say('why')}</p>
      <Loaded reading={reading}>
        {({ lookThrough }) =>
          lookThrough && <Chain looked={lookThrough} debtor={debtor} currency={currency} />
        }
      </Loaded>
    </section>
  )
}

interface ChainProps extends Pick<OriginProps, 'debtor' | 'currency'> {
  readonly looked: Looked
}

/** The latest holders above, the debtor at the foot, as one follows a title to where it began. */
function Chain({ looked, debtor, currency }: ChainProps) {
  const say = useTexts(TEXTS)
  const { steps, stepCount, invoices, invoiceCount } = looked
  const [moreSteps, moreInvoices] = [stepCount - steps.length, invoiceCount - invoices.length]
  return (
    <>
      {steps.length === 0 && <p>{say('nothing')}</p>}
      <ol className="chain">
        {[...steps].reverse().map(step => (
          <StepUp key={`${step.entry} ${step.lo}`} step={step} currency={currency} />
        ))}
        <li className="chain-end">
          <Node head={<PartyName party={debtor} />} text={say('debtor')} />
        </li>
      </ol>
      <h3>{say('invoices')}</h3>
      {invoices.length === 0 ? <p>{say('noInvoices')}</p> : <Invoices invoices={invoices} />}
      {moreSteps + moreInvoices > 0 && (
        <p className="aside">{say('more', { count: moreSteps, invoices: moreInvoices })}</p>
      )}
    </>
  )
}

function StepUp({ step, currency }: { readonly step: LookedStep; readonly currency: string }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { tier, to, lo, hi, on, act, entry } = step
  const done = DONE_WORDS[act]
  return (
    <li>
      <Node
        head={<PartyName party={to} />}
        text={
          <>
            <Amount minor={String(BigInt(hi) - BigInt(lo))} currency={currency} />
            {' · '}
            {say('tier', { tier })} · {done ? inLanguage(done) : act} · <Day date={on} />
            {' · '}
            {say('range', { lo, hi })} · <code>{say('entry', { entry })}</code>
          </>
        }
      />
    </li>
  )
}

function Node({ head, text }: { readonly head: ReactNode; readonly text: ReactNode }) {
  return (
    <div className="chain-node">
      <strong>{head}</strong>
      <span className="aside">{text}</span>
    </div>
  )
}

function Invoices({ invoices }: Pick<Looked, 'invoices'>) {
  const say = useTexts(TEXTS)
  return (
    <ul className="invoices">
      {invoices.map(({ id, number, amount, currency, seller, buyer, redLetteredAmount }) => (
        <li key={id} className="chain-node">
          <span className="row">
            <Link to={`/invoices/${id}`}>{say('invoice', { number })}</Link>
            <strong>
              <Amount minor={amount} currency={currency} />
            </strong>
          </span>
          <span className="aside">
            {say('sides', { seller: seller.name, buyer: buyer.name })}
            {redLetteredAmount !== '0' && (
              <span className="badge badge-stop">
                {say('red')} <Amount minor={redLetteredAmount} currency={currency} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
