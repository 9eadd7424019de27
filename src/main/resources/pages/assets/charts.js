// Draws what stands in tables: each figure with data-chart holds the table that it is drawn from.
"use strict";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const series = () => [1, 2, 3, 4].map((number) => colour("--chart-" + number));
const drawn = [];

function canvas(figure, label, height) {
  const box = document.createElement("div");
  box.className = "canvas";
  if (height) box.style.height = height + "px";
  const sheet = document.createElement("canvas");
  sheet.setAttribute("role", "img");
  sheet.setAttribute("aria-label", label + "; the values stand in the table");
  box.append(sheet);
  figure.querySelector(".drawing").append(box);
  return sheet;
}

function draw(sheet, config) {
  drawn.push(new Chart(sheet, config));
}

function defaults() {
  Chart.defaults.color = colour("--ink");
  Chart.defaults.borderColor = colour("--line");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.animation = false;
  Chart.defaults.maintainAspectRatio = false;
}

// A name that is longer than its place stands in several lines.
function lines(name, most) {
  const parts = name.match(/[^ -]+[ -]*/g) || [name];
  return parts.reduce((all, part) => {
    const last = all[all.length - 1];
    return last !== undefined && (last + part).trim().length <= most ? [...all.slice(0, -1), last + part] : [...all, part];
  }, []).map((line) => line.trim());
}

const isNarrow = () => innerWidth < 700;
const named = (name) => lines(name, isNarrow() ? 15 : 36);
const tallest = (names) => Math.max(1, ...names.map((name) => named(name).length));

// Columns whose head names a series become bars; the first column names the places.
function columns(figure) {
  const rows = [...figure.querySelectorAll("tbody tr")];
  const heads = [...figure.querySelectorAll("thead th")];
  const colours = series();
  const sets = heads
    .map((head, at) => ({ head, at }))
    .filter(({ head }) => "series" in head.dataset)
    .map(({ head, at }, number) => ({
      label: head.textContent,
      data: rows.map((row) => row.cells[at].dataset.value === "" ? null : Number(row.cells[at].dataset.value)),
      backgroundColor: colours[number % 4],
      borderColor: colours[number % 4],
      maxBarThickness: 26,
    }));
  const lying = "lying" in figure.dataset;
  const stacked = "stacked" in figure.dataset;
  const label = figure.querySelector("figcaption").textContent;
  const names = rows.map((row) => row.cells[0].textContent.trim());
  const place = Math.max(stacked ? 30 : 66, tallest(names) * 16);
  draw(canvas(figure, label, lying ? 90 + rows.length * place : 0), {
    type: "bar",
    data: { labels: lying ? names.map(named) : names, datasets: sets },
    options: {
      indexAxis: lying ? "y" : "x",
      scales: {
        x: { stacked, beginAtZero: true, ticks: { precision: 0 } },
        y: { stacked, beginAtZero: true, ticks: { autoSkip: !lying, precision: 0 } },
      },
      plugins: { legend: { display: sets.length > 1 } },
    },
  });
}

// All charts of the timeline begin at the same place, so that days stand below each other.
const afterFit = (axis) => { axis.width = isNarrow() ? 110 : 270; };

const DAY = 86400000;
const days = (text) => Date.parse(text) / DAY;
const written = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function timeline(figure) {
  const rows = [...figure.querySelectorAll("tbody tr")].map((row) => ({ ...row.dataset, day: days(row.dataset.day) }));
  const end = days(figure.dataset.to);
  // Results fill the width: what began more than five years ago begins at the left edge.
  const firstResult = Math.min(end, ...rows.filter((row) => row.kind === "RESULT").map((row) => row.day));
  const start = Math.min(firstResult, Math.max(days(figure.dataset.from), end - 1826), end - 30);
  const room = Math.max(10, (end - start) * 0.03);
  const axis = {
    type: "linear", min: start - room, max: end + room,
    ticks: { maxTicksLimit: 8, maxRotation: 0, callback: (day) => written(day).slice(0, end - start > 200 ? 7 : 10) },
  };
  const results = new Map();
  for (const row of rows.filter((each) => each.kind === "RESULT")) {
    const name = row.what + (row.unit ? ", " + row.unit : "");
    results.set(name, [...(results.get(name) || []), row]);
  }
  for (const [name, points] of results) result(figure, name, points, axis);
  const bars = rows.filter((row) => row.kind !== "RESULT");
  if (bars.length) since(figure, bars, axis, end);
}

function result(figure, name, points, axis) {
  const [first] = series();
  const limits = [...new Set(points.map((point) => point.limit).filter((limit) => limit !== ""))].map(Number);
  const sets = [{
    label: name, data: points.map((point) => ({ x: point.day, y: Number(point.number) })),
    borderColor: first, backgroundColor: first, pointRadius: 5, showLine: true,
  }];
  for (const limit of limits) {
    sets.push({
      label: "limit " + limit, data: [{ x: axis.min, y: limit }, { x: axis.max, y: limit }],
      borderColor: colour("--chart-limit"), borderDash: [6, 4], pointRadius: 0, showLine: true,
    });
  }
  draw(canvas(figure, name + " over time", 0), {
    type: "scatter",
    data: { datasets: sets },
    options: {
      scales: { x: axis, y: { beginAtZero: true, grace: "10%", afterFit } },
      plugins: { tooltip: { callbacks: { label: (item) => item.dataset.label + ": " + item.parsed.y + ", " + written(item.parsed.x) } } },
    },
  });
}

function since(figure, rows, axis, end) {
  const colours = series();
  const labels = [...new Set(rows.map((row) => row.what))];
  const of = (kind) => labels.map((label) => {
    const first = rows.filter((row) => row.what === label && row.kind === kind).sort((one, other) => one.day - other.day)[0];
    return first ? [first.day, end] : null;
  });
  draw(canvas(figure, "Medicines and problems since their first date", 90 + labels.length * Math.max(30, tallest(labels) * 16)), {
    type: "bar",
    data: {
      labels: labels.map(named),
      datasets: [
        { label: "medicine, on record since", data: of("MEDICINE"), backgroundColor: colours[1], grouped: false, maxBarThickness: 18 },
        { label: "problem or sign, on record since", data: of("ONSET"), backgroundColor: colours[2], grouped: false, maxBarThickness: 6 },
      ],
    },
    options: {
      indexAxis: "y",
      scales: { x: axis, y: { ticks: { autoSkip: false }, afterFit } },
      plugins: { tooltip: { callbacks: { label: (item) => item.dataset.label + " " + written(item.raw[0]) } } },
    },
  });
}

function all() {
  drawn.splice(0).forEach((chart) => chart.destroy());
  defaults();
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    figure.querySelector(".drawing").replaceChildren();
    if (!figure.querySelector("tbody tr")) continue;
    if (figure.dataset.chart === "timeline") timeline(figure); else columns(figure);
  }
}

all();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
