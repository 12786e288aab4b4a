/** One measured thing beside its ceiling. `ratio` is how near: of the throughput, or how many times the time. */
export type Figure = {
  readonly value: number
  readonly unit: string
  readonly ceiling: number | null
  readonly ratio: number | null
  readonly aim: string
  readonly met: boolean | null
}
export type Figures = Record<string, Figure>

/** More is better: a ratio of the ceiling's throughput. */
export function throughput(
  value: number,
  unit: string,
  ceiling: number | null,
  aim: number,
): Figure {
  const ratio = ceiling === null ? null : value / ceiling
  return {
    value,
    unit,
    ceiling,
    ratio,
    aim: `at least ${aim}${ceiling === null ? ` ${unit}` : ' of the ceiling'}`,
    met: (ratio ?? value) >= aim,
  }
}

/** Less is better: a limit, or how many times the ceiling's own figure. */
export function cost(
  value: number,
  unit: string,
  ceiling: number | null,
  aim: number | null,
): Figure {
  const ratio = ceiling === null ? null : value / ceiling
  const said =
    aim === null ? 'none' : `at most ${aim} ${ceiling === null ? unit : 'times the ceiling'}`
  return {
    value,
    unit,
    ceiling,
    ratio,
    aim: said,
    met: aim === null ? null : (ratio ?? value) <= aim,
  }
}

/** Less is better and the aim is a plain limit; the ceiling is shown for what the machine can do at all. */
export function limit(value: number, unit: string, ceiling: number, aim: number): Figure {
  return {
    value,
    unit,
    ceiling,
    ratio: value / ceiling,
    aim: `at most ${aim} ${unit}`,
    met: value <= aim,
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export function table(figures: Figures): string {
  const head = ['what', 'value', 'ceiling', 'ratio', 'aim', 'met']
  const rows = Object.entries(figures).map(([name, one]) => [
    name,
    `${shown(one.value)} ${one.unit}`,
    one.ceiling === null ? '' : shown(one.ceiling),
    one.ratio === null ? '' : one.ratio.toFixed(2),
    one.aim,
    one.met === null ? '' : one.met ? 'yes' : 'NO',
  ])
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(value >= 10 ? 1 : 2)
