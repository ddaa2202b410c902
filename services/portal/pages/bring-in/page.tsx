import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Told } from '../../graph/told.ts'
import { type DocumentKind, KIND_WORDS } from '../../receivable/document-kinds.ts'
import { useSession, useViewer } from '../../session/session-provider.tsx'
import { useBilingual, useTexts } from '../../texts/texts.ts'
import { Sorry } from '../../ui/sorry.tsx'
import { DropPlace } from './drop-place.tsx'
import { buildMapping, guessMapping, type Mapping } from './guess-mapping.ts'
import { MappingForm } from './mapping-form.tsx'
import { type FileHead, readHead } from './read-head.ts'
import { sendFile } from './send-file.ts'
import { Sending } from './sending.tsx'
import { TEXTS } from './texts.ts'
import './bring-in.css'

interface Chosen {
  readonly file: File
  /** Null where only the server can read it. */
  readonly head: FileHead | null
}

/** Brings a file of trade documents in: dropped, its columns confirmed, sent, reported on. */
export function Component() {
  const say = useTexts(TEXTS)
  const { party } = useViewer()
  const [kind, setKind] = useState<DocumentKind>('invoice')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const { sent, told, send } = useSend()
  const side = party.roles.includes('debtor') ? 'buyer' : 'seller'
  const take = (next: Chosen, as: DocumentKind) => {
    setChosen(next)
    setMapping(next.head && guessMapping(as, next.head, { code: party.code, side }))
  }
  const choose = async (file: File) => take({ file, head: await readHead(file) }, kind)
  const change = (next: DocumentKind) => {
    setKind(next)
    if (chosen !== null) take(chosen, next)
  }
  const sendChosen = ({ file, head }: Chosen) =>
    void send({ kind, file, mapping: mapping && head && buildMapping(mapping, head) })
  if (chosen !== null && sent !== null) return <Sending sent={sent} all={chosen.file.size} />
  return (
    <section className="stack bring-in">
      <h1>{say('title')}</h1>
      <KindField kind={kind} onKind={change} />
      <DropPlace file={chosen?.file ?? null} onFile={file => void choose(file)} />
      {told && <Sorry told={told} />}
      {chosen?.head === null && <p className="notice">{say('packed')}</p>}
      {chosen && (
        <MappingForm
          {...{ kind, mapping, head: chosen.head, onMapping: setMapping }}
          onSend={() => sendChosen(chosen)}
        />
      )}
      <p>
        <Link to="/documents">{say('report')}</Link>
      </p>
    </section>
  )
}

interface KindFieldProps {
  readonly kind: DocumentKind
  readonly onKind: (kind: DocumentKind) => void
}

function KindField({ kind, onKind }: KindFieldProps) {
  const say = useTexts(TEXTS)
  const inLanguage = useBilingual()
  return (
    <label className="field">
      <span>{say('kind')}</span>
      <select value={kind} onChange={event => onKind(event.target.value as DocumentKind)}>
        {Object.entries(KIND_WORDS).map(([value, words]) => (
          <option key={value} value={value}>
            {inLanguage(words)}
          </option>
        ))}
      </select>
      <span className="aside">{say('order')}</span>
    </label>
  )
}

/** Sends a file, and goes to its report. */
function useSend() {
  const session = useSession()
  const navigate = useNavigate()
  const [sent, setSent] = useState<number | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const send = async (what: Parameters<typeof sendFile>[0]) => {
    setTold(null)
    setSent(0)
    const answer = await sendFile(what, await session.headers(), setSent)
    setSent(null)
    if ('id' in answer) void navigate(`/documents/${answer.id}`)
    else setTold(answer)
  }
  return { sent, told, send }
}
