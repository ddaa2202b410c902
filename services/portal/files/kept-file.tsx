import { useState } from 'react'
import { readError, type Told } from '../graph/told.ts'
import { takeFile } from '../list/take-list.ts'
import { useSession } from '../session/session-provider.tsx'
import { defineTexts, useTexts } from '../texts/texts.ts'
import { Sorry } from '../ui/sorry.tsx'
import { BLOB_LINK } from './documents.ts'

const TEXTS = defineTexts({
  zh: { save: '下载证明文件' },
  en: { save: 'Save the file' },
})

const NOT_SEEN: Told = {
  code: 'file_must_be_there',
  zh: '没有贵方可以查看的这一文件。',
  en: 'There is no such file that your firm may see.',
  request: null,
}

/** A file that was kept, by its digest: whoever may see it can save it. */
export function KeptFile({ hash }: { readonly hash: string }) {
  const say = useTexts(TEXTS)
  const { client, fetch: ask } = useSession()
  const [told, setTold] = useState<Told | null>(null)
  const take = async () => {
    const { data, error } = await client
      .query(BLOB_LINK, { hash }, { requestPolicy: 'network-only' })
      .toPromise()
    if (error) return setTold(readError(error))
    const link = data?.blob?.link
    setTold(link ? await takeFile(ask, link, hash) : NOT_SEEN)
  }
  return (
    <>
      <button type="button" className="quiet" onClick={() => void take()}>
        {say('save')}
      </button>
      {told && <Sorry told={told} />}
    </>
  )
}
