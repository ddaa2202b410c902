import { useState } from 'react'
import { REJECT_LINES } from '../../acts/settlement.documents.ts'
import type { ActOfPage } from '../../acts/use-act.ts'
import type { SignedFile } from '../../bank/read-signed.ts'
import { SignedFileField } from '../../bank/signed-file-field.tsx'
import { readError, type Told } from '../../graph/told.ts'
import { useSession } from '../../session/session-provider.tsx'
import { useTexts } from '../../texts/texts.ts'
import { ActSheet } from '../../ui/act-sheet.tsx'
import { giveFile } from '../../ui/give-file.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { MESSAGE } from './documents.ts'
import { TEXTS } from './texts.ts'

interface InFlightProps {
  readonly id: string
  readonly act: ActOfPage
  readonly mayAct: boolean
}

/** While nobody knows what came of lines: the message for the bank, and what the bank rejects. */
export function InFlight({ id, act, mayAct }: InFlightProps) {
  const say = useTexts(TEXTS)
  return (
    <section className="panel" aria-labelledby="in-flight">
      <h2 id="in-flight">{say('inFlight')}</h2>
      <p>{say('inFlightWhy')}</p>
      <Message id={id} />
      {mayAct && <RejectionForm {...{ id, act }} />}
    </section>
  )
}

function Message({ id }: Pick<InFlightProps, 'id'>) {
  const say = useTexts(TEXTS)
  const { client } = useSession()
  const [told, setTold] = useState<Told | null>(null)
  const take = async () => {
    setTold(null)
    const { data, error } = await client
      .query(MESSAGE, { id }, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) return setTold(readError(error))
    const message = data?.node?.__typename === 'Settlement' ? data.node.message : null
    if (message) giveFile(`pain.001-${id}.xml`, new Blob([message], { type: 'application/xml' }))
  }
  return (
    <>
      <p>
        <button type="button" onClick={() => void take()}>
          {say('save')}
        </button>
      </p>
      {told && <Sorry told={told} />}
    </>
  )
}

function RejectionForm({ id, act }: Pick<InFlightProps, 'id' | 'act'>) {
  const say = useTexts(TEXTS)
  const [file, setFile] = useState<SignedFile | null>(null)
  const submit = () => {
    if (!file?.signature) return
    const { packed: report, signature } = file
    void act.begin(REJECT_LINES, { settlement: id, report, signature })
  }
  const ready = typeof file?.signature === 'string'
  return (
    <ActSheet label={say('rejected')} ready={ready} busy={act.busy} onSubmit={submit}>
      <SignedFileField label={say('report')} file={file} onFile={setFile} />
    </ActSheet>
  )
}
