import { Link, useParams } from 'react-router'
import { type ReceivableId, regulatorActs } from '../../../client/browser.ts'
import { useRead } from '../../graph/use-read.ts'
import { PartyName } from '../../receivable/party-name.tsx'
import { StatusBadge } from '../../receivable/status-badge.tsx'
import { RecordPage } from '../../record/record-page.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { NotThere } from '../../ui/not-there.tsx'
import { Amount, Day, Instant } from '../../ui/value.tsx'
import { ONE_SUPERVISED, type OpeningSeen, type SupervisedSeen } from './documents.ts'
import { TEXTS } from './texts.ts'
import '../../desk/desk.css'

/** One receivable before it is looked through, and the way to do that. */
export function Component() {
  const { id = '' } = useParams()
  const reading = useRead(ONE_SUPERVISED, { id })
  return (
    <Loaded reading={reading}>
      {({ supervisedReceivables, viewer }) => {
        const [edge] = supervisedReceivables?.edges ?? []
        const looks = (viewer?.openings?.edges ?? []).flatMap(({ node }) => node ?? [])
        return edge?.node ? (
          <Shown receivable={edge.node} looks={looks} onLooked={reading.again} />
        ) : (
          <NotThere />
        )
      }}
    </Loaded>
  )
}

interface ShownProps {
  readonly receivable: SupervisedSeen
  readonly looks: readonly OpeningSeen[]
  readonly onLooked: () => void
}

function Shown({ receivable, looks, onLooked }: ShownProps) {
  const say = useTexts(TEXTS)
  const { id, status, amount, currency, dueOn, packageNumber, debtor, supplier } = receivable
  return (
    <RecordPage
      kind={say('kind')}
      title={<Amount minor={amount} currency={currency} />}
      facts={[
        { label: say('status'), value: <StatusBadge status={status} /> },
        { label: say('debtor'), value: <PartyName party={debtor} /> },
        { label: say('supplier'), value: <PartyName party={supplier} /> },
        { label: say('dueOn'), value: <Day date={dueOn} /> },
        { label: say('package'), value: packageNumber ?? say('none') },
        { label: say('id'), value: <code>{id}</code> },
      ]}
    >
      <Look id={id} onLooked={onLooked} />
      <section aria-labelledby="looks">
        <h2 id="looks">{say('looks')}</h2>
        {looks.length === 0 && <p>{say('noLooks')}</p>}
        <ul className="rows">
          {looks.map(({ id: entry, at, purpose }) => (
            <li key={entry}>
              <span>
                <Instant at={at} /> · {purpose}
              </span>
              <Link to={`/openings/${entry}`}>{say('openLook')}</Link>
            </li>
          ))}
        </ul>
      </section>
    </RecordPage>
  )
}

/** A look-through is an act: it says why, is signed, and is seen by whom it concerns. */
function Look({ id, onLooked }: { readonly id: string; readonly onLooked: () => void }) {
  const say = useTexts(TEXTS)
  const signing = useSigning()
  const look = (form: FormData) => {
    const purpose = String(form.get('purpose')).trim()
    const instrument = id as ReceivableId
    signing.begin({ acts: [regulatorActs.lookThrough({ instrument, purpose })] })
  }
  return (
    <section>
      <p className="aside">{say('why')}</p>
      <div className="actions">
        <ActForm label={say('look')} submit={say('lookNow')} onSubmit={look}>
          <label className="field">
            <span>{say('purpose')}</span>
            <textarea name="purpose" required maxLength={500} rows={3} />
          </label>
        </ActForm>
      </div>
      <SignDialogue signing={signing} onEnd={onLooked} />
    </section>
  )
}
