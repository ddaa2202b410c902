import { RefusalShown } from '../sign/refusal-shown.tsx'
import { Sorry } from '../ui/sorry.tsx'
import type { Stopped } from './use-act.ts'

/** Says why an act cannot be signed: the rule, its facts, and what to do next. */
export function StoppedShown({ stopped }: { readonly stopped: Stopped | null }) {
  if (stopped === null) return null
  if ('told' in stopped) return <Sorry told={stopped.told} />
  return (
    <div className="sorry" role="alert">
      <RefusalShown why={stopped.why} />
    </div>
  )
}
