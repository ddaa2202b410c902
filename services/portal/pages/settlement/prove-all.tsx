import { settlementActs } from '../../../client/browser.ts'
import { findProof, type LineProof } from '../../settlement/find-proof.ts'
import type { SigningOfPage } from '../../sign/use-signing.ts'
import { useTexts } from '../../texts/texts.ts'
import type { LineSeen } from './documents.ts'
import { TEXTS } from './texts.ts'

interface ProveAllProps {
  readonly lines: readonly LineSeen[]
  readonly signing: SigningOfPage
}

/** Proves all lines of which the own bank has booked something new, each with its result. */
export function ProveAll({ lines, signing }: ProveAllProps) {
  const say = useTexts(TEXTS)
  const proofs = lines.flatMap(line => findProof(line) ?? [])
  if (proofs.length === 0) return null
  return (
    <p>
      <button
        type="button"
        className="primary"
        onClick={() => signing.begin({ acts: proofs.map(toAct) })}
      >
        {say('proveAll', { count: proofs.length })}
      </button>
    </p>
  )
}

function toAct(proof: LineProof) {
  return settlementActs.proveLine(proof as Parameters<typeof settlementActs.proveLine>[0])
}
