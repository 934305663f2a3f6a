/** Measures something and its yardstick in turns, each time the other one first, so that both meet the same weather. */
export async function inTurns<Found, Bare>(
  turns: number,
  measure: () => Promise<Found>,
  measureBare: () => Promise<Bare>,
): Promise<{ found: Found[]; bare: Bare[] }> {
  const found: Found[] = [];
  const bare: Bare[] = [];
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 1) bare.push(await measureBare());
    found.push(await measure());
    if (turn % 2 === 0) bare.push(await measureBare());
  }
  return { found, bare };
}
