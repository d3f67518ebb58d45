/** Few colours for many: the box of all colours is halved at its longest side until there are as many as wanted. */
interface Box {
  colours: number[];
  /** Red, green, blue of the middle. */
  mean: [number, number, number];
}

const part = (colour: number, channel: number): number => (colour >>> (channel * 8)) & 255;

/**
 * @param counts how often each colour comes, as 32 bits of a canvas
 * @param most how many boxes
 */
export function medianCut(counts: ReadonlyMap<number, number>, most: number): Box[] {
  const boxes = [[...counts.keys()].sort((a, b) => a - b)];
  while (boxes.length < most) {
    let [widest, channel, range] = [-1, 0, 0];
    for (const [i, colours] of boxes.entries())
      for (const c of [0, 1, 2]) {
        let [low, high] = [255, 0];
        for (const colour of colours) {
          const value = part(colour, c);
          if (value < low) low = value;
          if (value > high) high = value;
        }
        if (high - low > range) [widest, channel, range] = [i, c, high - low];
      }
    if (widest < 0) break;
    const colours = boxes[widest]!.sort((a, b) => part(a, channel) - part(b, channel) || a - b);
    const total = colours.reduce((sum, colour) => sum + counts.get(colour)!, 0);
    let [at, sum] = [0, 0];
    while (at < colours.length - 1 && sum < total / 2) sum += counts.get(colours[at++]!)!;
    boxes.splice(widest, 1, colours.slice(0, at), colours.slice(at));
  }
  return boxes.map((colours) => {
    const total = colours.reduce((sum, colour) => sum + counts.get(colour)!, 0);
    const mean = [0, 1, 2].map((c) =>
      Math.round(colours.reduce((sum, colour) => sum + part(colour, c) * counts.get(colour)!, 0) / total),
    ) as Box['mean'];
    return { colours, mean };
  });
}
