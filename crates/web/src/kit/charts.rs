//! Columns on a time line, drawn as SVG by the server: where every piece of the drawing lies. Counting is done elsewhere.

/// Width of the drawing, its left edge for the numbers, its floor and its ceiling, in tenths of SVG units.
const WIDTH: i64 = 7600;
const LEFT: i64 = 340;
const FLOOR: i64 = 2000;
const CEILING: i64 = 180;
const BAR: i64 = 340;
/// Room between two stacked pieces.
const GAP: i64 = 20;

/// What one column shows: its name below, where it leads, a sentence that says it all, and its pieces from the floor up.
#[derive(Clone, Debug)]
pub struct Stack {
    pub label: String,
    pub href: String,
    pub sentence: String,
    pub values: Vec<i64>,
}

/// A chart of columns, each a link to the list behind it.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The id of the heading that names the chart.
    pub labelled_by: &'static str,
    /// The part of the drawing that is seen: more on the left where the numbers there are long.
    pub view: String,
    pub lines: Vec<Line>,
    pub bars: Vec<Bar>,
}

/// A line across with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub y: String,
    pub text_y: String,
    pub value: i64,
}

/// A column, placed.
#[derive(Clone, Debug)]
pub struct Bar {
    pub label: String,
    pub href: String,
    pub sentence: String,
    pub total: i64,
    pub total_y: String,
    /// The area that answers to the pointer.
    pub area_x: String,
    pub area_width: String,
    pub x: String,
    pub width: String,
    pub middle: String,
    pub pieces: Vec<Piece>,
}

/// A piece of a column; its class says which series it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub class: &'static str,
    pub y: String,
    pub height: String,
}

impl Chart {
    /// Columns side by side over a floor of zero; negative values count as nothing.
    pub fn stacked(labelled_by: &'static str, stacks: Vec<Stack>) -> Self {
        let highest = stacks.iter().map(Stack::total).max().unwrap_or(0);
        let step = step(highest);
        let top = step * ((highest + step - 1) / step).max(1);
        let lines = (0..=top / step).map(|number| line(number * step, top)).collect();
        let slot = (WIDTH - LEFT) / i64::try_from(stacks.len().max(1)).unwrap_or(1);
        let bars =
            stacks.into_iter().zip(0..).map(|(stack, number)| bar(stack, LEFT + slot * number, slot, top));
        Self { labelled_by, view: view(top), lines, bars: bars.collect() }
    }
}

impl Stack {
    fn total(&self) -> i64 {
        self.values.iter().map(|value| (*value).max(0)).sum()
    }
}

/// The distance between two lines: 1, 2 or 5 times a power of ten, so that at most five lines are needed.
fn step(highest: i64) -> i64 {
    let mut power: i64 = 1;
    loop {
        for factor in [1, 2, 5] {
            if power.saturating_mul(factor * 4) >= highest {
                return power * factor;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// Room for the digits of the highest number and what parts its thousands.
fn view(top: i64) -> String {
    const SHORT: u32 = 3;
    const DIGIT: u32 = 8;
    const HEIGHT: u32 = 236;
    let digits = top.max(1).ilog10() + 1;
    let more = (digits + (digits - 1) / 3).saturating_sub(SHORT) * DIGIT;
    let left = if more == 0 { "0".to_owned() } else { format!("-{more}") };
    format!("{left} 0 {} {HEIGHT}", i64::from(more) + WIDTH / 10)
}

fn height(value: i64, top: i64) -> i64 {
    (FLOOR - CEILING) * value / top
}

fn line(value: i64, top: i64) -> Line {
    let y = FLOOR - height(value, top);
    Line { y: tenths(y), text_y: tenths(y + 40), value }
}

fn bar(stack: Stack, left: i64, slot: i64, top: i64) -> Bar {
    let total = stack.total();
    let width = BAR.min(slot * 3 / 5);
    let x = left + (slot - width) / 2;
    let mut floor = FLOOR;
    let pieces =
        stack.values.iter().zip(["b1", "b2", "b3"]).filter(|(value, _)| **value > 0).map(|(value, class)| {
            let full = height(*value, top);
            let drawn = if floor == FLOOR { full } else { (full - GAP).max(10) };
            let y = floor - full;
            floor = y;
            Piece { class, y: tenths(y), height: tenths(drawn) }
        });
    let pieces = pieces.collect();
    Bar {
        label: stack.label,
        href: stack.href,
        sentence: stack.sentence,
        total,
        total_y: tenths(floor - 60),
        area_x: tenths(left + 10),
        area_width: tenths(slot - 20),
        x: tenths(x),
        width: tenths(width),
        middle: tenths(x + width / 2),
        pieces,
    }
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(values: &[i64]) -> Stack {
        Stack { label: "Dec".into(), href: "/".into(), sentence: "Dec".into(), values: values.into() }
    }

    #[test]
    fn lines_are_round_numbers_and_hold_the_highest_column() {
        let numbers = |highest| {
            let chart = Chart::stacked("id", vec![stack(&[highest])]);
            chart.lines.iter().map(|line| line.value).collect::<Vec<_>>()
        };
        assert_eq!(numbers(0), [0, 1]);
        assert_eq!(numbers(3), [0, 1, 2, 3]);
        assert_eq!(numbers(58), [0, 20, 40, 60]);
        assert_eq!(numbers(1240), [0, 500, 1000, 1500]);
        assert_eq!(numbers(10_000), [0, 5000, 10_000]);
    }

    #[test]
    fn long_numbers_have_their_room() {
        let view = |highest| Chart::stacked("id", vec![stack(&[highest])]).view;
        assert_eq!(view(58), "0 0 760 236");
        assert_eq!(view(1240), "-16 0 776 236", "1,500 has two characters more");
    }

    #[test]
    fn pieces_stand_on_each_other_and_nothing_takes_no_room() {
        let chart = Chart::stacked("id", vec![stack(&[8, 4]), stack(&[0, 0])]);
        let pieces = &chart.bars[0].pieces;
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0], Piece { class: "b1", y: "103.0".into(), height: "97.0".into() });
        assert_eq!((pieces[1].class, pieces[1].y.as_str()), ("b2", "54.5"));
        assert_eq!(chart.bars[0].total, 12);
        assert_eq!(chart.bars[1].pieces, []);
        assert_eq!(chart.bars[1].total_y, "194.0");
    }

    #[test]
    fn a_chart_without_columns_or_with_huge_ones_is_drawn_too() {
        assert_eq!(Chart::stacked("id", vec![]).bars.len(), 0);
        assert_eq!(Chart::stacked("id", vec![stack(&[999_999_999_999])]).lines.len(), 3);
    }
}
