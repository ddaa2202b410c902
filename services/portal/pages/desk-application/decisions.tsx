import { useMutation } from 'urql'
import { useViewer } from '../../session/session-provider.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useSigning } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import { ActForm, Field, ReasonField } from '../../ui/act-form.tsx'
import { digest } from '../../ui/digest.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { useAnswer } from '../../ui/use-answer.ts'
import { type ApplicationSeen, DECLINE, ENROL, RECOVER } from './documents.ts'
import { TEXTS } from './texts.ts'

interface DecisionsProps {
  readonly application: ApplicationSeen
  readonly today: string
  readonly onChanged: () => void
}

/** Approve, decline, or sign what another officer drew up; nothing once it is decided. */
export function Decisions({ application, today, onChanged }: DecisionsProps) {
  const say = useTexts(TEXTS)
  const { user } = useViewer()
  const signing = useSigning()
  const { told, busy, ask } = useAnswer()
  const [, decline] = useMutation(DECLINE)
  const draw = useDraw(application)
  const { id, open, draft, state } = application
  if (user.duty === 'reader') return null
  const approve = async (form: FormData) => {
    const drawn = await ask(draw(form))
    if (drawn?.__typename === 'Draft') signing.begin({ drafts: [drawn] })
  }
  const refuse = async (form: FormData) => {
    const reason = String(form.get('reason'))
    if (await ask(decline({ application: id, reason }))) onChanged()
  }
  const signed = draft?.signedBy.some(one => one.id === user.id) ?? false
  return (
    <>
      {open && (
        <div className="actions">
          <ApprovalForm kind={application.kind} {...{ today, busy }} onSubmit={approve} />
          <ActForm label={say('decline')} submit={say('declineNow')} busy={busy} onSubmit={refuse}>
            <ReasonField label={say('reason')} />
          </ActForm>
        </div>
      )}
      {state === 'in_signature' && draft && (
        <SecondEye signed={signed} onSign={() => signing.begin({ drafts: [draft] })} />
      )}
      {told && <Sorry told={told} />}
      <SignDialogue signing={signing} onEnd={onChanged} />
    </>
  )
}

interface SecondEyeProps {
  readonly signed: boolean
  readonly onSign: () => void
}

/** What another officer drew up is checked and signed here. */
function SecondEye({ signed, onSign }: SecondEyeProps) {
  const say = useTexts(TEXTS)
  if (signed) return <p className="notice">{say('signed')}</p>
  return (
    <button type="button" className="primary" onClick={onSign}>
      {say('sign')}
    </button>
  )
}

interface ApprovalFormProps {
  readonly kind: ApplicationSeen['kind']
  readonly today: string
  readonly busy: boolean
  readonly onSubmit: (form: FormData) => void
}

/** What an officer has seen outside of the platform. */
function ApprovalForm({ kind, today, busy, onSubmit }: ApprovalFormProps) {
  const say = useTexts(TEXTS)
  const joins = kind === 'enrolment'
  const dated = { type: 'date', max: today } as const
  return (
    <ActForm
      {...{ label: say(joins ? 'enrol' : 'recover'), submit: say('toSign'), busy, onSubmit }}
    >
      {joins && <Field label={say('deposit')} name="deposit" required {...dated} />}
      <Field
        label={say(joins ? 'called' : 'calledRecover')}
        name="called"
        required={!joins}
        {...dated}
      />
      <Field label={say('note')} name="note" type="file" required={!joins} />
      <p className="aside">{say('noteWhy')}</p>
    </ActForm>
  )
}

type IsoDate = `${number}-${number}-${number}`

/** Draws up what an approval is: of a recovery always with the call. */
function useDraw({ id: application, kind }: ApplicationSeen) {
  const [, enrol] = useMutation(ENROL)
  const [, recover] = useMutation(RECOVER)
  return async (form: FormData) => {
    const day = (name: string) => (form.get(name) || null) as IsoDate | null
    const note = form.get('note') as File | null
    const callBackNote = note && note.size > 0 ? await digest(await note.arrayBuffer()) : null
    const callBackOn = day('called')
    if (kind === 'recovery')
      return await recover({ application, callBackOn: callBackOn!, callBackNote: callBackNote! })
    const microDepositOn = day('deposit')!
    return await enrol({ application, microDepositOn, callBackOn, callBackNote })
  }
}
