import { useState } from 'react'
import type { Told } from '../graph/told.ts'
import { useSession } from '../session/session-provider.tsx'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { Sorry } from '../ui/sorry.tsx'
import { upload } from './upload.ts'

const TEXTS = defineTexts({
  zh: { sending: '正在上传…', kept: '已上传，摘要 ' },
  en: { sending: 'Being sent…', kept: 'Kept; its digest is ' },
})

interface CertificateFieldProps {
  readonly label: string
  /** The digest by which an act names it; null while there is none. */
  readonly hash: string | null
  readonly onHash: (hash: string | null) => void
}

/** Takes the file that proves something, sends it at once, and shows the digest that is signed. */
export function CertificateField({ label, hash, onHash }: CertificateFieldProps) {
  const say = useTexts(TEXTS)
  const session = useSession()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const take = async (file: File | undefined) => {
    onHash(null)
    setTold(null)
    if (!file) return
    setBusy(true)
    const kept = await upload(session, file)
    setBusy(false)
    if ('hash' in kept) onHash(kept.hash)
    else setTold(kept)
  }
  return (
    <div className="field">
      <label className="field">
        <span>{label}</span>
        <input
          {...{ type: 'file', accept: 'application/pdf,image/png,image/jpeg', required: true }}
          aria-busy={busy}
          onChange={({ target: { files } }) => void take(files?.[0])}
        />
      </label>
      {busy && <span className="aside">{say('sending')}</span>}
      {hash !== null && (
        <span className="aside" role="status">
          {say('kept')}
          <code>{hash}</code>
        </span>
      )}
      {told && <Sorry told={told} />}
    </div>
  )
}
