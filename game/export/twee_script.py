"""What a Twee story brings of its own to SugarCube: adding up the bill, saying amounts, and a little style."""

SCRIPT = """\
setup.booked = function (axis) {
  const bill = State.variables.bill;
  return Object.hasOwn(bill, axis) ? bill[axis] : null;
};
setup.book = function (axis, low, best, high) {
  const bill = State.variables.bill;
  const before = setup.booked(axis) || [0, 0, 0];
  bill[axis] = [before[0] + low, before[1] + best, before[2] + high];
};
setup.said = function (amount, decimals) {
  if (!amount) return "nothing booked";
  const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const said = (value) => value.toLocaleString("en", places);
  return amount[0] === amount[2] ? said(amount[1]) : `${said(amount[1])} (${said(amount[0])} to ${said(amount[2])})`;
};"""

STYLE = """\
.closed { opacity: 0.65; }
.closed small { display: block; }
.where { font-style: italic; }
blockquote { border-left: 3px solid; margin-left: 0; padding-left: 1em; opacity: 0.9; }
#story-caption ul { list-style: none; padding: 0; font-size: 0.85em; }"""
