import { Link, useParams } from 'react-router'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Table } from '../../ui/table.tsx'
import { Instant } from '../../ui/value.tsx'
import { SEVERITIES } from '../findings/texts.ts'
import { FINDING, type FindingSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

/** One finding: the fact, its rule, whom it concerns, and what cannot be done meanwhile. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(FINDING, { id })
  return (
    <Loaded reading={reading}>
      {({ node }) => (node?.__typename === 'Finding' ? <Shown finding={node} /> : <NotThere />)}
    </Loaded>
  )
}

function Shown({ finding }: { readonly finding: FindingSeen }) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  const { fact, severity, foundAt, rule, subject, blocks, concerns, evidence } = finding
  const page = subject.startsWith('rcv_') ? 'receivables' : 'invoices'
  return (
    <RecordPage
      kind={say('kind')}
      title={inLanguage(fact)}
      facts={[
        {
          label: say('severity'),
          value: (
            <span className={SEVERITIES[severity].look}>{inLanguage(SEVERITIES[severity])}</span>
          ),
        },
        { label: say('foundAt'), value: <Instant at={foundAt} /> },
        { label: say('rule'), value: rule ?? say('ofPlatform') },
        { label: say('subject'), value: <Link to={`/${page}/${subject}`}>{subject}</Link> },
      ]}
    >
      <section aria-labelledby="blocks">
        <h2 id="blocks">{say('blocks')}</h2>
        <p>{blocks ? inLanguage(blocks) : say('blocksNothing')}</p>
      </section>
      <section aria-labelledby="concerns">
        <h2 id="concerns">{say('concerns')}</h2>
        <ul className="rows">
          {concerns.map(party => (
            <li key={party.id}>
              <PartyName party={party} />
              <code>{party.code}</code>
            </li>
          ))}
        </ul>
      </section>
      <Evidence evidence={evidence} />
    </RecordPage>
  )
}

function Evidence({ evidence }: Pick<FindingSeen, 'evidence'>) {
  const say = useTexts(TEXTS)
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{say('evidence')}</h2>
      <Table
        label={say('evidence')}
        rows={listEvidence(evidence)}
        keyOf={([name]) => name}
        columns={[
          { label: say('what'), cell: ([name]) => <code>{name}</code> },
          { label: say('value'), cell: ([, value]) => value },
        ]}
      />
    </section>
  )
}

/** The members of what was compared, by their names. */
function listEvidence(evidence: string): readonly (readonly [string, string])[] {
  const members = JSON.parse(evidence) as Readonly<Record<string, unknown>>
  return Object.entries(members).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}
