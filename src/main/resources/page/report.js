'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const dialog = document.getElementById('call');

  /** Header fields that decide where a call goes, or say why it does not; the first line decides most. */
  const TELLING = /^(from|to|p-asserted-identity|p-preferred-identity|history-info|diversion|referred-by|replaces|reason|warning|retry-after|priority|require|unsupported|ms-diagnostics[\w-]*|cutover-[\w-]+):/i;

  const brief = text => data.domain ? text.split('.' + data.domain).join('') : text;

  /** An element with attributes, and with text or elements in it. */
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      element.setAttribute(name, value);
    }
    element.append(...inside.filter(one => one !== null && one !== undefined && one !== ''));
    return element;
  }

  const section = (title, ...inside) => make('section', {}, make('h3', {}, title), ...inside);

  // ---- the parts of a sheet

  const SIGNS = { passed: ['✓', 'good', 'as expected'], failed: ['✗', 'bad', 'not as expected'], undecided: ['?', 'doubt', 'as expected, but no source says that it would be'], unplaced: ['⊘', 'unplaced', 'it neither passes nor fails'] };

  function verdict(sheet) {
    const [sign, style, words] = SIGNS[(sheet.seen || {}).outcome === 'not-placed' ? 'unplaced' : sheet.verdict] || ['–', 'open', 'not judged'];
    const seen = sheet.seen || {};
    return make('p', { class: 'result ' + style },
      make('span', { class: 'sign', 'aria-hidden': 'true' }, sign), ' ',
      make('strong', {}, brief(seen.ended || seen.outcome || 'not placed')), ': ' + words
        + (sheet.asAnnounced ? ', for this failure was announced' : '') + '.');
  }

  /** Foreign text, which may be read from right to left, within ours. */
  const name = text => make('bdi', {}, brief(text || ''));

  function row(what, expected, seen) {
    return make('tr', {}, make('th', { scope: 'row' }, what), make('td', {}, brief(expected || '–')), make('td', {}, ...[].concat(seen || '–')));
  }

  function comparison(sheet) {
    const seen = sheet.seen || {};
    const way = [['by', seen.mediationServer], ['route', seen.route], ['trunk', seen.trunk], ['gateway', seen.gateway]]
      .filter(([, one]) => one).flatMap(([what, one], place) => [(place ? ', ' : '') + what + ' ', name(one)]);
    return section('Expected and seen',
      make('table', { class: 'facts' },
        make('thead', {}, make('tr', {}, make('td', {}), make('th', { scope: 'col' }, 'expected'), make('th', { scope: 'col' }, 'seen'))),
        make('tbody', {},
          row('outcome', sheet.expected, (seen.outcome || '').replace('-', ' ') + (seen.status ? ', ' + seen.status : '')),
          row('way', sheet.expectedWay || 'any', way.length ? way : 'none'))),
      ...(sheet.complaints || []).map(complaint => make('p', { class: 'complaint' }, make('span', { class: 'sign', 'aria-hidden': 'true' }, '✗ '), brief(complaint))),
      seen.why && seen.why !== (seen.citation || {}).says ? make('p', {}, make('b', {}, 'Why: '), brief(seen.why)) : null);
  }

  function rule(seen) {
    const cited = seen.citation || {};
    if (!seen.rule) {
      return null;
    }
    return make('section', { class: 'rule' },
      make('h3', {}, 'The rule that refused it'),
      make('p', {}, make('code', {}, seen.rule), cited.confidence ? make('span', { class: 'confidence ' + cited.confidence }, cited.confidence) : null),
      cited.says ? make('p', {}, brief(cited.says)) : null,
      cited.source ? make('p', {}, make('b', {}, 'Source: '), cited.source) : null,
      make('p', { class: 'hint' }, 'How the products refuse such a call no source says: 403 and Cutover-Rule are assumed.'));
  }

  function ladder(traffic) {
    if (!traffic.ladder) {
      return section('Ladder', make('p', {}, 'There are no messages: the call was not placed, or its journal is lost.'));
    }
    const frame = make('div', { class: 'scroll frame', tabindex: '0', role: 'region', 'aria-label': 'Ladder' });
    frame.innerHTML = traffic.ladder;
    return section('Ladder', frame);
  }

  function trace(traffic) {
    const decisions = traffic.decisions || [];
    if (!decisions.length) {
      return null;
    }
    return section('Routing trace', make('ol', { class: 'trace' }, ...decisions.map(one =>
      make('li', { class: one.kind },
        make('p', {}, make('b', {}, name(one.who)), ' ' + one.says),
        (one.steps || []).length ? make('ul', {}, ...one.steps.map(step => make('li', {}, step))) : null))));
  }

  function text(message) {
    const lines = make('pre', { tabindex: '0', role: 'region', 'aria-label': 'Message text' });
    let body = false;
    message.text.map(index => data.lines[index]).forEach((line, place) => {
      body = body || line === '';
      const tells = place === 0 || !body && TELLING.test(line);
      lines.append(tells ? make('mark', {}, line) : line, '\n');
    });
    return lines;
  }

  function messages(traffic) {
    const all = traffic.messages || [];
    if (!all.length) {
      return null;
    }
    const list = make('ol', { class: 'messages' }, ...all.map(message => {
      const first = data.lines[message.text[0]] || '';
      const details = make('details', { id: 'm' + message.entry },
        make('summary', {},
          make('span', { class: 'time' }, ((message.millis || 0) / 1000).toFixed(3) + ' s'),
          make('span', { class: 'hop' }, name(message.from), ' → ', name(message.to)),
          make('span', { class: 'line' + (message.status >= 300 ? ' refused' : '') }, first.replace(/ SIP\/2\.0$/, '').replace(/^SIP\/2\.0 /, '')),
          message.times > 1 ? make('span', { class: 'again' }, 'sent ' + message.times + ' times') : null,
          make('span', { class: 'transport' }, message.transport || '')));
      // Most are never opened.
      details.addEventListener('toggle', () => details.open && details.childElementCount === 1 && details.append(text(message)));
      return make('li', {}, details);
    }));
    return section('Messages', make('p', { class: 'hint' }, 'Lines that decide about the call are marked.'), list);
  }

  /** What the step of a stage is in the products; many a reader wants to undo it. */
  function step(stage) {
    const work = (data.works || [])[stage] || {};
    if (!work.tool) {
      return null;
    }
    return section('The step of this stage',
      make('p', {}, make('b', {}, 'Do, in: '), name(work.tool), work.pending ? '; not published or committed in this step' : null),
      make('pre', { class: 'how', dir: 'auto' }, work.how || ''),
      make('p', {}, make('b', {}, work.undoable ? 'To undo: ' : 'Cannot be undone: '), name(work.undo)));
  }

  function sheet(one, stage) {
    const traffic = data.traffic[one.traffic || 0];
    const seen = one.seen || {};
    const elsewhere = traffic.ladder && (traffic.stage || 0) !== stage;
    return [verdict(one), comparison(one), rule(seen),
      elsewhere ? make('p', { class: 'hint' }, 'The call went as it did at stage ' + (traffic.stage || 0) + '; its messages were read there. Only Call-IDs, tags and times differ, and the journal has them.') : null,
      ladder(traffic), trace(traffic), step(stage), messages(traffic)].filter(Boolean);
  }

  // ---- opening one

  let opener = null;

  const stageOf = button => Number(button.dataset.n ?? button.closest('tr').dataset.n);

  /** The cell of the table, where a call is opened from elsewhere. */
  const cellOf = button => button.closest('td')
    || document.querySelector('#s' + stageOf(button) + ' button[data-s="' + button.dataset.s + '"]')?.closest('td');

  function neighbour(button, direction) {
    const cell = cellOf(button);
    let line = cell && cell.parentElement;
    while (line) {
      line = line[direction];
      const other = line && line.cells[cell.cellIndex].querySelector('button');
      if (other) {
        return other;
      }
    }
    return null;
  }

  function fill(button) {
    const one = data.sheets[Number(button.dataset.s)];
    const call = data.calls[one.call || 0];
    const stage = stageOf(button);
    const before = neighbour(button, 'previousElementSibling');
    const after = neighbour(button, 'nextElementSibling');
    document.getElementById('call-title').textContent = brief(call.name);
    document.getElementById('call-stage').replaceChildren(
      ...(data.stages.length > 1 ? ['Stage ' + stage + ', ', name(data.stages[stage]), ' · '] : []), name(call.from), ' → ', name(call.to));
    document.getElementById('sheet').replaceChildren(...sheet(one, stage));
    document.getElementById('sheet').scrollTop = 0;
    document.getElementById('before').disabled = !before;
    document.getElementById('after').disabled = !after;
    opener = button;
  }

  function go(direction) {
    const other = opener && neighbour(opener, direction);
    if (other) {
      fill(other);
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('button[data-s]');
    if (button) {
      fill(button);
      dialog.showModal();
      document.getElementById('call-title').focus();
      return;
    }
    const drawn = event.target.closest('.ladder [data-e]');
    const message = drawn && document.getElementById('m' + drawn.dataset.e);
    if (message) {
      message.open = true;
      message.querySelector('summary').focus();
      message.scrollIntoView({ block: 'center' });
    }
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.getElementById('close').addEventListener('click', () => dialog.close());
  document.getElementById('before').addEventListener('click', () => go('previousElementSibling'));
  document.getElementById('after').addEventListener('click', () => go('nextElementSibling'));
  // Esc closes by itself; back to the cell, which may be that of another stage by now.
  dialog.addEventListener('close', () => opener && opener.focus());

  // ---- the table by keyboard

  const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

  /** From cell to cell by arrows: thousands of steps of the tabulator lie between the first and the last one. */
  document.querySelector('table.stages')?.addEventListener('keydown', event => {
    const arrow = ARROWS[event.key];
    const cell = event.target.closest('th, td');
    if (!arrow || !cell || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const rows = cell.closest('table').tBodies[0].rows;
    let row = cell.parentElement.sectionRowIndex;
    let column = cell.cellIndex;
    let other = null;
    do {
      row += arrow[0];
      column += arrow[1];
      other = rows[row]?.cells[column];
    } while (other && !other.querySelector('button, summary'));
    if (other) {
      event.preventDefault();
      other.querySelector('button, summary').focus();
    }
  });

  /** One that is as wide as its box needs no scrollbars of its own. */
  function fit() {
    const box = document.querySelector('.scroll:has(> table.stages)');
    if (box) {
      box.classList.remove('fits');
      box.classList.toggle('fits', box.scrollWidth <= box.clientWidth + 1);
    }
  }
  fit();
  addEventListener('resize', fit);

  // ---- on paper

  /** As many calls as fit on a page side by side: wider tables are printed in bands, each with the stages again. */
  const BAND = 13;
  const table = document.querySelector('table.stages');
  const calls = table ? table.tHead.rows[0].cells.length - 1 : 0;

  function band(first, end) {
    const part = make('table', { class: 'stages', style: '--calls:' + (end - first) });
    const heading = table.tHead.rows[0].cells;
    part.append(make('caption', {}, 'Calls ' + heading[first + 1].querySelector('.letter').textContent + ' to ' + heading[end].querySelector('.letter').textContent));
    for (const group of [table.tHead, table.tBodies[0]]) {
      const rows = part.appendChild(group.cloneNode(false));
      for (const line of group.rows) {
        const copy = rows.appendChild(line.cloneNode(false));
        copy.removeAttribute('id');
        [line.cells[0], ...[...line.cells].slice(first + 1, end + 1)].forEach(cell => copy.append(cell.cloneNode(true)));
      }
    }
    return part;
  }

  addEventListener('beforeprint', () => {
    if (calls <= BAND || document.querySelector('.bands')) {
      return;
    }
    const bands = make('div', { class: 'bands' });
    const wide = Math.ceil(calls / Math.ceil(calls / BAND));
    for (let first = 0; first < calls; first += wide) {
      bands.append(band(first, Math.min(calls, first + wide)));
    }
    document.getElementById('table').after(bands);
  });
  addEventListener('afterprint', () => document.querySelector('.bands')?.remove());

  // One call alone needs no click.
  const buttons = document.querySelectorAll('.acts button[data-s]');
  if (buttons.length === 1) {
    const inline = document.getElementById('inline');
    inline.hidden = false;
    inline.className = 'sheet';
    inline.append(make('h2', {}, 'The call'), ...sheet(data.sheets[Number(buttons[0].dataset.s)], 0));
  }
})();
