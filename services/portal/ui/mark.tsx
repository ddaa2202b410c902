/** The two halves of a tally that fit each other: 合. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 24" width="40" height="24" aria-hidden="true">
      <path className="mark-left" d="M2 3h16l-3 4 4 4-4 4 4 6H2z" />
      <path className="mark-right" d="M21 3h17v18H22l-3-6 4-4-4-4z" />
    </svg>
  )
}
