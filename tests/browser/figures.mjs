// Every chart and the table beside it hold the same numbers: each point's title is a cell, and each cell a point.

/** What differs between the drawings of a page's figures and their tables, a line a difference. */
export function differences(page) {
  return page.evaluate(() => {
    // "4,330 children" and "16% (14% to 18%)" are told by their number; a duration has two.
    const number = (text) => {
      const plain = text.trim().replace(/\s*\(.*\)$/, '');
      return /\d (years?|months?)\b/.test(plain) ? plain : plain.replace(/(\d%?)[ \u00a0].*$/, '$1');
    };
    const last = (text) => text.slice(text.lastIndexOf(': ') + 1);
    // A row of two or three marks has one title: "Thurrock. 2016: 225 days; 2017: 101 days; Usual: 90 days to 130 days".
    const isRow = (title) => title.parentElement.classList.contains('chart-row');
    const inRow = (title) => title.textContent.split('; ').flatMap((part) => last(part).split(' to '));
    const values = (title) => (isRow(title) ? inRow(title) : last(title.textContent).split(' of ')).map(number).filter((text) => /\d/.test(text));
    // A level for the whole chart, a break and a note are no points of the data.
    const isPoint = (title) => !title.parentElement.closest('.chart-target, .chart-break, .chart-note');
    const counted = (texts) => texts.reduce((counts, text) => counts.set(text, (counts.get(text) ?? 0) + 1), new Map());
    const problems = [];
    for (const figure of document.querySelectorAll('figure.figure')) {
      const table = figure.querySelector('.figure-data table');
      if (!table) continue;
      const cells = counted([...table.querySelectorAll('td data')].map((cell) => number(cell.textContent)));
      for (const size of ['wide', 'narrow']) {
        const titles = [...figure.querySelectorAll(`.figure-${size} svg g > title`)].filter(isPoint);
        const points = counted(titles.flatMap(values));
        if (points.size === 0) problems.push(`${figure.id}: the ${size} drawing has no points`);
        for (const text of new Set([...cells.keys(), ...points.keys()])) {
          const [drawn, listed] = [points.get(text) ?? 0, cells.get(text) ?? 0];
          if (drawn !== listed) problems.push(`${figure.id}: ${text} is drawn ${drawn} times (${size}) and listed ${listed} times`);
        }
      }
    }
    return problems;
  });
}
