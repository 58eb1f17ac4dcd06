/** A SHA-256 in eight groups from left to right, so that two people compare it group by group, aloud or side by side. */
export function Hash({ value }: { readonly value: string }) {
  const groups = (value.match(/.{1,8}/g) ?? []).map((text, place) => ({ text, place }))
  return (
    <bdi className="hash" dir="ltr">
      {groups.map(({ text, place }) => (
        <span key={place}>{text} </span>
      ))}
    </bdi>
  )
}
