(() => {
  'use strict';
  const frame = document.getElementById('picture');
  if (!frame) return;
  const svg = frame.querySelector('svg');
  const about = document.getElementById('about');
  const search = document.getElementById('search');
  const hits = document.getElementById('hits');
  const nodes = new Map([...svg.querySelectorAll('.g-node')].map(node => [node.id, node]));
  const lines = [...svg.querySelectorAll('.g-line')];
  const whole = svg.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  let view, chosen = null;

  const linesOf = new Map([...nodes.keys()].map(id => [id, []]));
  for (const line of lines) {
    linesOf.get(line.dataset.from)?.push(line);
    linesOf.get(line.dataset.to)?.push(line);
  }

  const words = id => nodes.get(id).querySelector('title').textContent.split('\n');

  function show(next) {
    view = next;
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  }

  // What fits the frame; wide pictures begin at their left edge and at a size that can be read.
  function fit() {
    const box = frame.getBoundingClientRect();
    const scale = Math.min(box.width / size.width, box.height / size.height) || 1;
    const width = box.width / scale, height = box.height / scale;
    show({ x: (size.width - width) / 2, y: (size.height - height) / 2, width, height });
  }

  function zoom(by, at) {
    const width = Math.min(size.width * 4, Math.max(160, view.width / by));
    const factor = width / view.width;
    const x = at ? at.x : view.x + view.width / 2, y = at ? at.y : view.y + view.height / 2;
    show({ x: x - (x - view.x) * factor, y: y - (y - view.y) * factor, width, height: view.height * factor });
  }

  function pointAt(event) {
    const box = frame.getBoundingClientRect();
    return { x: view.x + (event.clientX - box.left) / box.width * view.width, y: view.y + (event.clientY - box.top) / box.height * view.height };
  }

  function middle(id) {
    const box = nodes.get(id).querySelector('rect');
    const n = name => Number(box.getAttribute(name));
    return { x: n('x') + n('width') / 2, y: n('y') + n('height') / 2 };
  }

  function reveal(id) {
    const { x, y } = middle(id);
    const edge = Math.min(view.width, view.height) * .12;
    if (x < view.x + edge || x > view.x + view.width - edge || y < view.y + edge || y > view.y + view.height - edge) {
      show({ ...view, x: x - view.width / 2, y: y - view.height / 2 });
    }
  }

  function mark(near, nearLines) {
    svg.classList.toggle('dim', near !== null);
    for (const [id, node] of nodes) node.classList.toggle('near', near !== null && near.has(id));
    for (const line of lines) line.classList.toggle('near', nearLines !== null && nearLines.has(line));
  }

  // Everything that a part leads to, and everything that leads to it.
  function follow(id) {
    const near = new Set([id]), way = new Set();
    for (const [end, other] of [['from', 'to'], ['to', 'from']]) {
      const open = [id], seen = new Set(open);
      while (open.length) {
        const at = open.pop();
        for (const line of linesOf.get(at)) {
          if (line.dataset[end] !== at) continue;
          way.add(line);
          const next = line.dataset[other];
          near.add(next);
          if (!seen.has(next)) { seen.add(next); open.push(next); }
        }
      }
    }
    mark(near, way);
  }

  function element(name, text) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  function connections(title, all, end) {
    if (all.length === 0) return;
    about.append(element('h4', title));
    const list = element('ul');
    for (const line of all) {
      const item = element('li'), link = element('button', words(line.dataset[end])[0]);
      link.type = 'button';
      link.addEventListener('click', () => choose(line.dataset[end], true));
      item.append(link);
      const why = line.querySelector('title');
      if (why) item.append(element('div', why.textContent));
      list.append(item);
    }
    about.append(list);
  }

  function choose(id, focus) {
    if (chosen) { nodes.get(chosen).classList.remove('chosen'); nodes.get(chosen).setAttribute('aria-pressed', 'false'); }
    chosen = id;
    about.replaceChildren();
    about.hidden = id === null;
    if (id === null) { find(); return; }
    const node = nodes.get(id), [label, ...rest] = words(id);
    node.classList.add('chosen');
    node.setAttribute('aria-pressed', 'true');
    about.append(element('h3', label));
    const facts = element('ul');
    for (const fact of rest) facts.append(element('li', fact));
    if (rest.length) about.append(facts);
    connections('Needed by', linesOf.get(id).filter(line => line.dataset.to === id), 'from');
    connections('Needs', linesOf.get(id).filter(line => line.dataset.from === id), 'to');
    follow(id);
    reveal(id);
    if (focus) node.focus({ preventScroll: true });
  }

  let found = [];
  function find() {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    found = [];
    if (wanted.length === 0) { hits.textContent = ''; mark(null, null); return; }
    for (const [id, node] of nodes) {
      const text = node.querySelector('title').textContent.toLowerCase();
      if (wanted.every(word => text.includes(word))) found.push(id);
    }
    hits.textContent = found.length === 1 ? '1 part' : `${found.length} parts`;
    mark(new Set(found), new Set());
    if (found.length > 0) reveal(found[0]);
  }

  // The nearest part in a direction.
  function step(id, dx, dy) {
    const from = middle(id);
    let best = null, least = Infinity;
    for (const other of nodes.keys()) {
      if (other === id) continue;
      const to = middle(other), x = to.x - from.x, y = to.y - from.y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along > 4 && along + aside * 2 < least) { least = along + aside * 2; best = other; }
    }
    return best;
  }

  frame.addEventListener('wheel', event => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? .05 : .0016)), pointAt(event));
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
    const box = frame.getBoundingClientRect();
    if (pointers.size === 2) {
      const [a, b] = [...pointers.values()];
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spread) zoom(now / spread, pointAt({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }));
      spread = now;
      return;
    }
    const dx = event.clientX - last.clientX, dy = event.clientY - last.clientY;
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved > 4) frame.classList.add('moving');
    show({ ...view, x: view.x - dx / box.width * view.width, y: view.y - dy / box.height * view.height });
  });
  for (const end of ['pointerup', 'pointercancel']) {
    window.addEventListener(end, event => { pointers.delete(event.pointerId); frame.classList.remove('moving'); });
  }

  svg.addEventListener('click', event => {
    if (moved > 4) return;
    const node = event.target.closest('.g-node');
    choose(node ? node.id : null, Boolean(node));
  });

  frame.addEventListener('keydown', event => {
    const at = event.target.closest('.g-node')?.id ?? null;
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key in arrows) {
      const next = at ? step(at, ...arrows[event.key]) : chosen ?? found[0] ?? nodes.keys().next().value;
      if (next) { nodes.get(next).focus({ preventScroll: true }); reveal(next); }
    } else if ((event.key === 'Enter' || event.key === ' ') && at) {
      choose(at, true);
    } else if (event.key === '+' || event.key === '=') {
      zoom(1.25);
    } else if (event.key === '-') {
      zoom(.8);
    } else if (event.key === '0') {
      fit();
    } else if (event.key === 'Escape') {
      choose(null, false);
      frame.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  search.addEventListener('input', () => { if (chosen) choose(null, false); find(); });
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
  new ResizeObserver(fit).observe(frame);
  fit();
})();
