import { useTexts } from '../../texts/texts.ts'
import { ChangeForm, DischargeForm, ExtendForm } from './amend-forms.tsx'
import type { FormProps } from './form-props.ts'
import { JudgeForm } from './judge-form.tsx'
import { findNextStep } from './next-step.ts'
import { RegisterForm } from './register-form.tsx'
import { SearchForm } from './search-form.tsx'
import { TEXTS } from './texts.ts'

/** What the lender can put on record now; what comes next stands open. */
export function Forms({ seen, act }: FormProps) {
  const say = useTexts(TEXTS)
  const { status, searches, registrations } = seen
  const step = findNextStep(seen)
  const standing = registrations.find(one => one.status === 'live')
  const toJudge = searches.find(({ hits, verdict }) => hits.length > 0 && verdict === null)
  if (status !== 'approved' && !standing) return null
  return (
    <section aria-labelledby="acts" className="stack">
      <h2 id="acts">{say('acts')}</h2>
      {status === 'approved' && (
        <SearchForm
          key={searches.length}
          {...{ seen, act }}
          open={step === 'search' || step === 'search_again'}
        />
      )}
      {status === 'approved' && toJudge && <JudgeForm {...{ seen, act }} search={toJudge} />}
      {status === 'approved' && !standing && (
        <RegisterForm {...{ seen, act }} open={step === 'register'} />
      )}
      {standing && <ExtendForm key={standing.until} {...{ seen, act }} until={standing.until} />}
      {standing && <ChangeForm {...{ seen, act }} />}
      {standing && <DischargeForm {...{ seen, act }} />}
    </section>
  )
}
