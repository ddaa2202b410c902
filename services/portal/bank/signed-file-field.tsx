import { useState } from 'react'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { showMarks } from '../ui/show-marks.ts'
import { readSigned, type SignedFile, type Unread } from './read-signed.ts'

const TEXTS = defineTexts({
  zh: {
    why: '同时选取文件与其签名（文件名以 .jws 结尾）。',
    signed: '{name}，附银行签名',
    unsigned: '{name}，没有签名',
    none: '只选了签名，请一并选取文件。',
    several: '请只选一份文件与一份签名。',
    large: '文件超过 1 MiB。',
  },
  en: {
    why: 'Choose the file together with its signature (whose name ends in .jws).',
    signed: '{name}, with the bank’s signature',
    unsigned: '{name}, without a signature',
    none: 'Only a signature was chosen; choose the file as well.',
    several: 'Choose one file and one signature.',
    large: 'The file has more than 1 MiB.',
  },
})

interface SignedFileFieldProps {
  readonly label: string
  readonly file: SignedFile | null
  readonly onFile: (file: SignedFile | null) => void
}

/** Takes a file of a bank with the signature that came beside it. */
export function SignedFileField({ label, file, onFile }: SignedFileFieldProps) {
  const say = useTexts(TEXTS)
  const [unread, setUnread] = useState<Unread | null>(null)
  const take = async (files: readonly File[]) => {
    onFile(null)
    setUnread(null)
    if (files.length === 0) return
    const read = await readSigned(files)
    if (typeof read === 'string') setUnread(read)
    else onFile(read)
  }
  return (
    <label className="field">
      <span>{label}</span>
      <input
        {...{ type: 'file', multiple: true, accept: '.xml,.jws', required: true }}
        onChange={({ target: { files } }) => void take([...(files ?? [])])}
      />
      <span className="aside">
        {file === null
          ? say('why')
          : say(file.signature === null ? 'unsigned' : 'signed', { name: showMarks(file.name) })}
      </span>
      {unread && (
        <span className="sorry" role="alert">
          {say(unread)}
        </span>
      )}
    </label>
  )
}
