import type { ReactNode } from 'react'
import type { Reading } from '../graph/use-read.ts'
import { Sorry } from './sorry.tsx'
import { Waiting } from './waiting.tsx'

/** Shows what was asked for once it is there; before, that it is coming, or why it is not. */
export function Loaded<Data>({
  reading,
  children,
}: {
  readonly reading: Reading<Data>
  readonly children: (data: Data) => ReactNode
}) {
  const { data, told, again } = reading
  if (told && data === null) return <Sorry told={told} onAgain={again} />
  if (data === null) return <Waiting />
  return (
    <>
      {told && <Sorry told={told} onAgain={again} />}
      {children(data)}
    </>
  )
}
