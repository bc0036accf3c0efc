(() => {
  'use strict';
  const frame = document.getElementById('picture');
  if (!frame) return;
  const about = document.getElementById('about');
  const search = document.getElementById('search');
  const hits = document.getElementById('hits');
  const trail = document.getElementById('trail');

  // The smallest text has 11 px: at this scale it has 10.
  const readable = 10 / 11;

  // What there is, whether it is drawn or folded: the list of the page.
  const parts = new Map();
  for (const item of document.querySelectorAll('#parts > li')) {
    const label = item.querySelector('strong').textContent;
    const facts = [...item.querySelectorAll(':scope > span')].map(span => span.textContent);
    parts.set(item.dataset.part, { label, facts, text: [label, ...facts].join('\n').toLowerCase(), folds: (item.dataset.in ?? '').split(' ').filter(Boolean), to: [], from: [], item });
  }
  const members = new Map();
  for (const [id, part] of parts) {
    for (const fold of part.folds) members.set(fold, [...members.get(fold) ?? [], id]);
    for (const line of part.item.querySelectorAll('[data-to]')) {
      const start = `to ${parts.get(line.dataset.to).label}: `;
      const why = line.textContent.startsWith(start) ? line.textContent.slice(start.length) : '';
      part.to.push({ id: line.dataset.to, why });
      parts.get(line.dataset.to).from.push({ id, why });
    }
  }

  // A picture: its boxes by part and by fold, its lines, and which part of it is seen.
  const views = [...frame.querySelectorAll('.view')].map(holder => {
    const svg = holder.querySelector('svg');
    const boxes = [...svg.querySelectorAll('.g-node')];
    return {
      holder, svg, boxes, size: { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height }, seen: null,
      byId: new Map(boxes.map(box => [box.id, box])),
      byPart: new Map(boxes.filter(box => box.dataset.part).map(box => [box.dataset.part, box])),
      byFold: new Map(boxes.filter(box => box.dataset.fold).map(box => [box.dataset.fold, box])),
      lines: [...svg.querySelectorAll('.g-line')], above: Number(holder.dataset.above), title: holder.dataset.title,
    };
  });
  const home = new Map();
  views.forEach((view, index) => { for (const id of view.byPart.keys()) if (!home.has(id)) home.set(id, index); });
  let at = 0, chosen = null, found = [];

  const now = () => views[at];
  const boxOf = (view, id) => view.byPart.get(id) ?? parts.get(id).folds.map(fold => view.byFold.get(fold)).find(Boolean);
  const idsOf = box => box.dataset.part ? [box.dataset.part] : members.get(box.dataset.fold) ?? [];

  function show(next) {
    const view = now();
    view.seen = next;
    view.svg.setAttribute('viewBox', `${next.x} ${next.y} ${next.width} ${next.height}`);
  }

  function scaled(scale, x, y) {
    const box = frame.getBoundingClientRect();
    show({ x, y, width: box.width / scale, height: box.height / scale });
  }

  function fit() {
    const { size } = now(), box = frame.getBoundingClientRect();
    const scale = Math.min(box.width / size.width, box.height / size.height, 1.5) || 1;
    scaled(scale, (size.width - box.width / scale) / 2, (size.height - box.height / scale) / 2);
  }

  // All of it where that can be read; else as wide as the window, from the upper left.
  function begin() {
    const { size } = now(), box = frame.getBoundingClientRect();
    const whole = Math.min(box.width / size.width, box.height / size.height);
    if (whole >= readable || !(box.width > 0)) { fit(); return; }
    const scale = Math.max(readable, Math.min(1, box.width / size.width));
    scaled(scale, Math.min(0, (size.width - box.width / scale) / 2), 0);
  }

  function zoom(by, point) {
    const { size, seen } = now();
    const width = Math.min(Math.max(size.width, size.height) * 4, Math.max(160, seen.width / by));
    const factor = width / seen.width;
    const x = point ? point.x : seen.x + seen.width / 2, y = point ? point.y : seen.y + seen.height / 2;
    show({ x: x - (x - seen.x) * factor, y: y - (y - seen.y) * factor, width, height: seen.height * factor });
  }

  function pointAt(event) {
    const box = frame.getBoundingClientRect(), { seen } = now();
    return { x: seen.x + (event.clientX - box.left) / box.width * seen.width, y: seen.y + (event.clientY - box.top) / box.height * seen.height };
  }

  function middle(box) {
    const rect = box.querySelector('rect');
    const n = name => Number(rect.getAttribute(name));
    return { x: n('x') + n('width') / 2, y: n('y') + n('height') / 2 };
  }

  function reveal(box) {
    const { x, y } = middle(box), { seen } = now();
    const edge = Math.min(seen.width, seen.height) * .12;
    if (x < seen.x + edge || x > seen.x + seen.width - edge || y < seen.y + edge || y > seen.y + seen.height - edge) {
      show({ ...seen, x: x - seen.width / 2, y: y - seen.height / 2 });
    }
  }

  function element(name, text, style) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (style) made.className = style;
    return made;
  }

  function button(text, act) {
    const made = element('button', text);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  function open(index, focus) {
    const first = !views[index].seen;
    if (index !== at) {
      now().holder.hidden = true;
      at = index;
      now().holder.hidden = false;
      chosen = null;
      about.replaceChildren();
      about.hidden = true;
    }
    if (first) begin();
    mark(null, null);
    trail.replaceChildren();
    const way = [];
    for (let i = at; ; i = views[i].above) { way.unshift(i); if (i === 0) break; }
    if (views.length > 1) {
      for (const i of way) {
        if (i === at) { const here = element('span', i === 0 ? 'Everything' : views[i].title); here.setAttribute('aria-current', 'page'); trail.append(here); }
        else trail.append(button(i === 0 ? 'Everything' : views[i].title, () => open(i, true)), ' \u203A ');
      }
    }
    if (search.value.trim()) find();
    if (focus) (now().boxes[0] ?? frame).focus({ preventScroll: true });
  }

  function mark(near, ways) {
    const view = now();
    view.svg.classList.toggle('dim', near !== null);
    for (const box of view.boxes) box.classList.toggle('near', near !== null && near.has(box));
    for (const line of view.lines) line.classList.toggle('near', ways !== null && ways.has(`${line.dataset.from} ${line.dataset.to}`));
  }

  // Over all connections in one direction: each part with how far it is and by way of which other.
  function closure(ids, end, edges) {
    const reached = new Map(), open = ids.map(id => [id, 0]), own = new Set(ids);
    for (let i = 0; i < open.length; i++) {
      const [id, far] = open[i];
      for (const next of parts.get(id)[end]) {
        edges.push(end === 'to' ? [id, next.id] : [next.id, id]);
        if (own.has(next.id) || reached.has(next.id)) continue;
        reached.set(next.id, { far: far + 1, by: id, why: next.why });
        open.push([next.id, far + 1]);
      }
    }
    return reached;
  }

  function connections(title, reached, end) {
    if (reached.size === 0) return;
    const far = [...reached.values()].filter(one => one.far > 1).length;
    about.append(element('h4', `${title} (${reached.size}${far ? `, ${far} of them over others` : ''})`));
    const list = element('ul');
    for (const [id, one] of reached) {
      const item = element('li');
      item.append(button(parts.get(id).label, () => choose(id, true)));
      if (one.far > 1) item.append(element('div', `${one.far} steps, ${end === 'to' ? 'by way of' : 'over'} ${parts.get(one.by).label}`, 'way'));
      if (one.why) item.append(element('div', one.why, 'way'));
      list.append(item);
    }
    about.append(list);
  }

  function describe(box, label, facts, ids) {
    about.replaceChildren(element('h3', label));
    about.hidden = false;
    const list = element('ul');
    for (const fact of facts) list.append(element('li', fact));
    if (facts.length) about.append(list);
    const edges = [];
    const before = closure(ids, 'from', edges), after = closure(ids, 'to', edges);
    if (ids.length > 1) {
      about.append(element('h4', `Drawn as one (${ids.length})`));
      const all = element('ul');
      for (const id of ids) { const item = element('li'); item.append(button(parts.get(id).label, () => choose(id, true))); all.append(item); }
      about.append(all);
    }
    connections('Leads to it', before, 'from');
    connections('It leads to', after, 'to');
    const view = now(), near = new Set([box]), ways = new Set();
    for (const id of [...before.keys(), ...after.keys()]) { const other = boxOf(view, id); if (other) near.add(other); }
    for (const [from, to] of edges) {
      const one = boxOf(view, from), other = boxOf(view, to);
      if (one && other) ways.add(`${one.id} ${other.id}`);
    }
    mark(near, ways);
  }

  function release() {
    if (chosen) { chosen.classList.remove('chosen'); chosen.setAttribute('aria-pressed', 'false'); }
    chosen = null;
    about.replaceChildren();
    about.hidden = true;
    mark(null, null);
  }

  function take(box, focus) {
    chosen = box;
    box.classList.add('chosen');
    box.setAttribute('aria-pressed', 'true');
    reveal(box);
    if (focus) box.focus({ preventScroll: true });
  }

  // A part, in the picture in which it is drawn by itself.
  function choose(id, focus) {
    release();
    if (!now().byPart.has(id) && (home.has(id) || !boxOf(now(), id))) open(home.get(id) ?? 0, false);
    release();
    const box = boxOf(now(), id);
    if (!box) return;
    describe(box, parts.get(id).label, parts.get(id).facts, [id]);
    take(box, focus);
  }

  function chooseBox(box, focus) {
    if (box.dataset.opens) { release(); open(Number(box.dataset.opens), focus); return; }
    if (box.dataset.part) { choose(box.dataset.part, focus); return; }
    release();
    const [label] = box.querySelector('title').textContent.split('\n');
    describe(box, label, [], idsOf(box));
    take(box, focus);
  }

  function find() {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    found = [];
    release();
    if (wanted.length === 0) { hits.textContent = ''; return; }
    for (const [id, part] of parts) if (wanted.every(word => part.text.includes(word))) found.push(id);
    hits.textContent = found.length === 1 ? '1 part' : `${found.length} parts`;
    const boxes = new Set(found.map(id => boxOf(now(), id)).filter(Boolean));
    mark(boxes, new Set());
    if (found.length > 0) {
      const most = 200;
      about.append(element('h3', hits.textContent));
      const list = element('ul');
      for (const id of found.slice(0, most)) { const item = element('li'); item.append(button(parts.get(id).label, () => choose(id, true))); list.append(item); }
      about.append(list);
      if (found.length > most) about.append(element('p', `and ${found.length - most} more`));
      about.hidden = false;
    }
    if (boxes.size > 0) reveal(boxes.values().next().value);
  }

  // The nearest part in a direction.
  function step(box, dx, dy) {
    const from = middle(box);
    let best = null, least = Infinity;
    for (const other of now().boxes) {
      if (other === box) continue;
      const to = middle(other), x = to.x - from.x, y = to.y - from.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along > 4 && along + aside * 2 < least) { least = along + aside * 2; best = other; }
    }
    return best;
  }

  frame.addEventListener('wheel', event => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : 1;
    if (event.ctrlKey || event.metaKey) { zoom(Math.exp(-event.deltaY * unit * .0025), pointAt(event)); return; }
    const { seen } = now(), scale = seen.width / frame.getBoundingClientRect().width;
    const [x, y] = event.shiftKey && !event.deltaX ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    show({ ...seen, x: seen.x + x * unit * scale, y: seen.y + y * unit * scale });
  }, { passive: false });

  const pointers = new Map();
  let moved = 0, spread = 0;
  frame.addEventListener('pointerdown', event => {
    pointers.set(event.pointerId, event);
    moved = 0;
    spread = 0;
  });
  window.addEventListener('pointermove', event => {
    const last = pointers.get(event.pointerId);
    if (!last) return;
    pointers.set(event.pointerId, event);
    const box = frame.getBoundingClientRect(), { seen } = now();
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()];
      const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spread) zoom(apart / spread, pointAt({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }));
      spread = apart;
      return;
    }
    const dx = event.clientX - last.clientX, dy = event.clientY - last.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4) frame.classList.add('moving');
    show({ ...seen, x: seen.x - dx / box.width * seen.width, y: seen.y - dy / box.height * seen.height });
  });
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, event => { pointers.delete(event.pointerId); frame.classList.remove('moving'); });
  }

  frame.addEventListener('click', event => {
    if (moved > 4) return;
    const box = event.target.closest('.g-node');
    if (box) chooseBox(box, true);
    else if (search.value.trim()) find();
    else release();
  });

  frame.addEventListener('keydown', event => {
    const box = event.target.closest('.g-node');
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key in arrows) {
      const next = box ? step(box, ...arrows[event.key]) : chosen ?? found.map(id => boxOf(now(), id)).find(Boolean) ?? now().boxes[0];
      if (next) { next.focus({ preventScroll: true }); reveal(next); }
    } else if ((event.key === 'Enter' || event.key === ' ') && box) {
      chooseBox(box, true);
    } else if (event.key === '+' || event.key === '=') {
      zoom(1.25);
    } else if (event.key === '-') {
      zoom(.8);
    } else if (event.key === '0') {
      fit();
    } else if (event.key === 'Escape') {
      const held = chosen || search.value;
      search.value = '';
      find();
      if (!held && at !== 0) open(now().above, true);
      else frame.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  search.addEventListener('input', find);
  search.addEventListener('keydown', event => {
    if (event.key === 'Enter' && found.length > 0) choose(found[0], true);
    if (event.key === 'Escape') { search.value = ''; find(); }
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && event.target.tagName !== 'INPUT') { event.preventDefault(); search.focus(); }
  });
  document.getElementById('zoom-in').addEventListener('click', () => zoom(1.25));
  document.getElementById('zoom-out').addEventListener('click', () => zoom(.8));
  document.getElementById('zoom-fit').addEventListener('click', fit);

  // Another size of the frame shows more or less, at the same scale.
  let width = frame.getBoundingClientRect().width;
  new ResizeObserver(() => {
    const box = frame.getBoundingClientRect(), { seen } = now();
    if (!seen || !(box.width > 0)) return;
    if (!(width > 0)) begin();
    else scaled(width / seen.width, seen.x, seen.y);
    width = box.width;
  }).observe(frame);
  open(0, false);
})();
