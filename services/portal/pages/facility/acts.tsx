import { END_FACILITY, PAUSE_FACILITY, RESUME_FACILITY } from '../../acts/facility.documents.ts'
import { StoppedShown } from '../../acts/stopped-shown.tsx'
import { type ActOfPage, useAct } from '../../acts/use-act.ts'
import { useViewer } from '../../session/session-provider.tsx'
import { DraftsAbout } from '../../sign/drafts-about.tsx'
import { SignDialogue } from '../../sign/sign-dialogue.tsx'
import { useTexts } from '../../texts/texts.ts'
import { CapForm } from './cap-form.tsx'
import { ChangeForm } from './change-form.tsx'
import type { Limit } from './documents.ts'
import { GuaranteeForm } from './guarantee-form.tsx'
import { TEXTS } from './texts.ts'

interface ActsProps {
  readonly seen: Limit
  readonly as: 'lender' | 'parent'
  readonly again: () => void
}

/** What the reader's party can do with a limit, by maker and checker. */
export function Acts({ seen, as, again }: ActsProps) {
  const say = useTexts(TEXTS)
  const { duty } = useViewer().user
  const act = useAct()
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      <DraftsAbout id={seen.id} signing={act.signing} />
      {duty === 'reader' ? (
        <p className="aside">{say('reader')}</p>
      ) : as === 'parent' ? (
        <GuaranteeForm {...{ seen, act }} />
      ) : (
        <ByLender {...{ seen, act }} />
      )}
      <StoppedShown stopped={act.stopped} />
      <SignDialogue signing={act.signing} onEnd={again} />
    </section>
  )
}

interface ByLenderProps {
  readonly seen: Limit
  readonly act: ActOfPage
}

function ByLender({ seen, act }: ByLenderProps) {
  const say = useTexts(TEXTS)
  const { id, status, scope } = seen
  const paused = status === 'paused'
  const turn = () => act.begin(paused ? RESUME_FACILITY : PAUSE_FACILITY, { facility: id })
  return (
    <>
      <ChangeForm {...{ seen, act }} />
      {(scope === 'debtor' || scope === 'group') && <CapForm {...{ seen, act }} />}
      <span className="buttons">
        <button type="button" disabled={act.busy} onClick={() => void turn()}>
          {say(paused ? 'resume' : 'pause')}
        </button>
        <button
          type="button"
          disabled={act.busy}
          onClick={() => void act.begin(END_FACILITY, { facility: id })}
        >
          {say('end')}
        </button>
      </span>
    </>
  )
}
