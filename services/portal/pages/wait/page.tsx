import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { RecordPage, type Step } from '../../record/record-page.tsx'
import { formatAmount, formatInstant } from '../../texts/format.ts'
import { useBilingual, useLanguage, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Count } from '../../ui/value.tsx'
import { WAIT, type WaitSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** The story of one wait: who asked whom for what, what was done about it, and what comes next. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(WAIT, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) => (node?.__typename === 'Wait' ? <Shown wait={node} /> : <NotThere />)}
    </Loaded>
  )
}

function Shown({ wait }: { readonly wait: WaitSeen }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { id, asked, awaited, opener, openItems, trouble } = wait
  return (
    <RecordPage
      kind={say('kind')}
      title={inLanguage(asked)}
      facts={[
        { label: say('awaited'), value: <PartyName party={awaited} /> },
        { label: say('opener'), value: <PartyName party={opener} /> },
        { label: say('openItems'), value: <Count units={openItems} /> },
        { label: say('id'), value: <code>{id}</code> },
      ]}
      story={useStory(wait)}
    >
      {trouble && <Trouble trouble={trouble} />}
      <Proposals wait={wait} />
      <About wait={wait} />
    </RecordPage>
  )
}

function useStory(wait: WaitSeen): readonly Step[] {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { openedOn, openedAt, remindedOn, remindOn, remindAt, escalatedOn } = wait
  const { lapseOn, lapseAt, otherwise, provisional } = wait
  const toRemind: Step = {
    ...{ key: 'remind', at: remindOn ?? remindAt, title: say('toRemind'), state: 'waiting' },
  }
  const reminded: Step = { key: 'remind', at: remindedOn, title: say('reminded') }
  const text = `${inLanguage(otherwise)}${provisional ? ` ${say('provisional')}` : ''}`
  return [
    { key: 'open', at: openedOn ?? openedAt, title: say('opened') },
    remindedOn ? reminded : toRemind,
    ...(escalatedOn
      ? [{ key: 'escalate', at: escalatedOn, title: say('escalated') } satisfies Step]
      : []),
    { key: 'lapse', at: lapseOn ?? lapseAt, title: say('lapses'), text, state: 'waiting' },
  ]
}

function Trouble({ trouble }: { readonly trouble: NonNullable<WaitSeen['trouble']> }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const language = useLanguage()
  const { words, refusal, refusedAt, workflowGoneAt } = trouble
  return (
    <section className="sorry" aria-labelledby="trouble">
      <h2 id="trouble">{say('stuck')}</h2>
      <p>{inLanguage(words)}</p>
      {refusal && refusedAt && (
        <p>
          {say('refused', { at: formatInstant(refusedAt, language), text: inLanguage(refusal) })}
        </p>
      )}
      {workflowGoneAt && <p>{say('gone', { at: formatInstant(workflowGoneAt, language) })}</p>}
    </section>
  )
}

function Proposals({ wait: { proposals, openItems } }: { readonly wait: WaitSeen }) {
  const say = useTexts(TEXTS)
  if (proposals.length === 0) return null
  const shown = proposals.slice(0, PROPOSALS_SHOWN_MAX)
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{say('proposals')}</h2>
      <ul className="rows">
        {shown.map(({ id }) => (
          <li key={id}>
            <Link to={`/receivables/${id}`}>{id}</Link>
          </li>
        ))}
      </ul>
      {openItems > shown.length && (
        <p className="aside">{say('more', { count: openItems - shown.length })}</p>
      )}
    </section>
  )
}

/** What else the answer is about: a financing, or the offered parts. */
function About({ wait: { financing, claims } }: { readonly wait: WaitSeen }) {
  const say = useTexts(TEXTS)
  const language = useLanguage()
  const instruments = [...new Set(claims.map(({ instrument }) => instrument.id))]
  if (!financing && instruments.length === 0) return null
  return (
    <section aria-labelledby="about">
      <h2 id="about">{say('about')}</h2>
      <ul className="rows">
        {financing && (
          <li>
            <Link to={`/financings/${financing.id}`}>
              {say('financing', {
                amount: formatAmount(financing.face, financing.currency, language),
              })}
            </Link>
          </li>
        )}
        {instruments.slice(0, PROPOSALS_SHOWN_MAX).map(id => (
          <li key={id}>
            <Link to={`/receivables/${id}`}>{id}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const PROPOSALS_SHOWN_MAX = 50
