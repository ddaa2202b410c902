import { useState } from 'react'
import { NOTE_REJECTION } from '../../acts/payment.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import type { SignedFile } from '../../bank/read-signed.ts'
import { SignedFileField } from '../../bank/signed-file-field.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { TEXTS } from './texts.ts'

interface RejectionFormProps {
  readonly financing: string
  readonly act: ActOfPage
}

/** The bank's signed report that it does not pay: the financing can be paid out anew then. */
export function RejectionForm({ financing, act }: RejectionFormProps) {
  const say = useTexts(TEXTS)
  const [file, setFile] = useState<SignedFile | null>(null)
  const submit = () => {
    if (!file?.signature) return
    const { packed: report, signature } = file
    void act.begin(NOTE_REJECTION, { financing, report, signature })
  }
  const ready = typeof file?.signature === 'string'
  return (
    <ActSheet label={say('rejected')} ready={ready} busy={act.busy} onSubmit={submit}>
      <SignedFileField label={say('report')} file={file} onFile={setFile} />
    </ActSheet>
  )
}
