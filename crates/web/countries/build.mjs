// Writes locales/LANGUAGE/countries.ftl: the names of the countries of domain::countries in the five languages, in the
// order in which a reader of the language looks for them. Names and order are those of Unicode's locale data, as Node
// carries it. Run it in this folder after a change of the codes: `node build.mjs`.
import { readFileSync, writeFileSync } from "node:fs";

const about = {
  en: "Names of countries, made by countries/build.mjs from Unicode’s locale data, in the order of the language.",
  fi: "Maiden nimet kielen omassa järjestyksessä; tehty ohjelmalla countries/build.mjs Unicoden kielitiedoista.",
  it: "Nomi dei paesi, nell’ordine della lingua; fatti da countries/build.mjs con i dati di Unicode.",
  es: "Nombres de los países, en el orden del idioma; hechos por countries/build.mjs con los datos de Unicode.",
  ru: "Названия стран в порядке языка; их пишет countries/build.mjs по данным Unicode.",
};
// The long names of these two are about their status, which an address does not need.
const short = new Set(["HK", "MO"]);

const source = readFileSync("../../domain/src/countries.rs", "utf8").split("const CODES")[1].split(";")[0];
const codes = [...source.matchAll(/\b[A-Z]{2}\b/g)].map((match) => match[0]);

for (const [language, comment] of Object.entries(about)) {
  const names = (style) => new Intl.DisplayNames([language], { type: "region", style, fallback: "none" });
  const [long, brief] = [names("long"), names("short")];
  const order = new Intl.Collator(language);
  const lines = codes
    .map((code) => [code, (short.has(code) ? brief : long).of(code)])
    .sort((a, b) => order.compare(a[1], b[1]))
    .map(([code, name]) => `country-${code} = ${name}`);
  writeFileSync(`../locales/${language}/countries.ftl`, `# ${comment}\n\n${lines.join("\n")}\n`);
}
