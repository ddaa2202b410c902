import type { FormEvent } from 'react'
import { WEIGH_FINDINGS } from '../../acts/financing.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import type { ResultOf } from '../../graph/graphql.ts'
import { useRead } from '../../graph/use-read.ts'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { ReasonField } from '../../ui/act-form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Instant } from '../../ui/value.tsx'
import { SEVERITIES } from '../findings/texts.ts'
import { type Case, FINDINGS_BEHIND } from './documents.ts'
import { TEXTS } from './texts.ts'

type Node = Extract<
  NonNullable<ResultOf<typeof FINDINGS_BEHIND>['node']>,
  { __typename: 'Financing' }
>
type Seen = NonNullable<Node['findings']>
type Finding = NonNullable<Seen['edges'][number]['node']>

interface FindingsProps {
  readonly seen: Case
  readonly act: ActOfPage
  readonly may: boolean
}

/** What was noticed behind the financing; what stops an approval is weighed here, with a reason. */
export function Findings({ seen, act, may }: FindingsProps) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="findings" className="stack">
      <h2 id="findings">{say('findings')}</h2>
      <Loaded reading={useRead(FINDINGS_BEHIND, { id: seen.id })}>
        {({ node }) =>
          node?.__typename === 'Financing' && node.findings ? (
            <Weighed {...{ seen, act, may }} findings={node.findings} />
          ) : null
        }
      </Loaded>
    </section>
  )
}

interface WeighedProps extends FindingsProps {
  readonly findings: Seen
}

function Weighed({ seen, act, may, findings: { edges, totalCount } }: WeighedProps) {
  const say = useTexts(TEXTS)
  const findings = edges.flatMap(({ node }) => node ?? [])
  const open = findings.filter(one => one.weighedBecause === null)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const reason = String(typed.get('reason'))
    const chosen = typed.getAll('finding').map(String)
    void act.begin(WEIGH_FINDINGS, { financing: seen.id, findings: chosen, reason })
  }
  if (findings.length === 0) return <p>{say('noFindings')}</p>
  const more = (totalCount ?? 0) - findings.length
  return (
    <form className="stack" onSubmit={submit}>
      <ul className="stack">
        {findings.map(finding => (
          <One key={finding.id} finding={finding} may={may} />
        ))}
      </ul>
      {more > 0 && <p className="aside">{say('moreFindings', { n: more })}</p>}
      {may && open.length > 0 && (
        <>
          <ReasonField label={say('weighReason')} />
          <p>
            <button type="submit" disabled={act.busy}>
              {say(act.busy ? 'checking' : 'weigh')}
            </button>
          </p>
        </>
      )}
    </form>
  )
}

function One({ finding, may }: { readonly finding: Finding; readonly may: boolean }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { id, fact, severity, check, foundAt, evidence, mustBeWeighed, weighedBecause } = finding
  const isOpen = weighedBecause === null
  return (
    <li>
      {may && isOpen && (
        <input
          type="checkbox"
          name="finding"
          value={id}
          defaultChecked={mustBeWeighed}
          aria-label={say('weighChosen', { fact: inLanguage(fact) })}
        />
      )}{' '}
      <span className={SEVERITIES[severity].look}>{inLanguage(SEVERITIES[severity])}</span>{' '}
      {inLanguage(fact)}{' '}
      <span className="aside">
        {check !== null && `${say('check', { n: check })} · `}
        <Instant at={foundAt} /> · <code>{finding.subject}</code>
      </span>
      {!isOpen && <p>{say('weighed', { reason: weighedBecause })}</p>}
      {isOpen && mustBeWeighed && <p className="notice">{say('toWeigh')}</p>}
      <details className="way">
        <summary>{id}</summary>
        <pre>{JSON.stringify(JSON.parse(evidence), null, 2)}</pre>
      </details>
    </li>
  )
}
