import { CertificateField } from '../../files/certificate-field.tsx'
import { InstantField } from '../../financing/instant-field.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { ProofOfForm } from './proof.ts'
import { TEXTS } from './texts.ts'

interface ProofFieldsProps {
  readonly at: string
  readonly of: ProofOfForm
}

/** When it was done at the register, and the register's own file. */
export function ProofFields({ at, of }: ProofFieldsProps) {
  const say = useTexts(TEXTS)
  return (
    <div className="fields">
      <InstantField label={at} precise value={of.at} onValue={of.setAt} />
      <CertificateField label={say('certificate')} hash={of.hash} onHash={of.setHash} />
    </div>
  )
}
