// Lets a chart be saved as a picture, with its title above and its source below.

const margin = 24;
const line = 20;

// offerFiles makes the buttons of a figure work.
export function offerFiles(chart, figure) {
  for (const button of figure.querySelectorAll('[data-save]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const sheet = sheetOf(chart, figure);
      const file = button.dataset.save === 'svg' ? new Blob([sheet.text], { type: 'image/svg+xml' }) : await painted(sheet);
      save(file, `${figure.dataset.file}.${button.dataset.save}`);
    });
  }
}

// sheetOf is the chart as an SVG file of its own. It is put together as text: what
// is parsed into elements here would be held to the page's policy on styles.
function sheetOf(chart, figure) {
  const width = Math.max(chart.getWidth(), 480) + 2 * margin;
  const above = wrapped(figure.querySelector('[data-title]').textContent, width, 9.5);
  const below = [...figure.querySelectorAll('[data-foot]')].flatMap((one) => wrapped(one.textContent, width, 6.6));
  const top = margin + above.length * (line + 4);
  const foot = top + chart.getHeight();
  const height = foot + margin + below.length * line;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Titillium Web, Geneva, Tahoma, sans-serif" fill="#17324d">`
    + `<rect width="${width}" height="${height}" fill="#fff"/>`
    + above.map((words, i) => written(words, margin + (line + 4) * i + 12, 'font-size="18" font-weight="600"')).join('')
    + chart.renderToSVGString().replace('<svg ', `<svg x="${margin}" y="${top}" `)
    + below.map((words, i) => written(words, foot + line * (i + 1), 'font-size="12"')).join('') + '</svg>';
  return { width, height, text };
}

function written(words, y, font) {
  return `<text x="${margin}" y="${y}" ${font}>${words.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</text>`;
}

// wrapped cuts a text into lines that fit, at so many units a character.
function wrapped(text, width, unit) {
  const room = Math.floor((width - 2 * margin) / unit);
  const lines = [''];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last && last.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}

// painted is a sheet as a PNG, twice as fine as on the screen.
async function painted(sheet) {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sheet.text)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * sheet.width;
  canvas.height = 2 * sheet.height;
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

function save(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
