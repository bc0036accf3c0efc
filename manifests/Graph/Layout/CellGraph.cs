namespace Infra.Graph.Layout;

/// <summary>The parts in columns: from the left to the right as requests go, with what pods use behind them.</summary>
internal sealed class CellGraph
{
    /// <summary>The area of what is folded and belongs to no namespace that is drawn.</summary>
    public const string Elsewhere = "\u0001";

    private const int Units = 3;
    private const int MostColumnsOfOverview = 5;
    private const int CardsOfColumn = 12;

    private readonly Wiring _wiring;
    private readonly Dictionary<string, GraphNode> _nodes;
    private readonly Dictionary<string, (Cell Cell, int Index)> _places = new(StringComparer.Ordinal);

    public CellGraph(Wiring wiring)
    {
        _wiring = wiring;
        _nodes = wiring.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        Fold();
        FindColumns();
        Ways();
    }

    /// <summary>The cells of the columns that are not empty.</summary>
    public List<List<Cell>> Columns { get; } = [];

    /// <summary>The name of each column.</summary>
    public List<string> Headings { get; } = [];

    /// <summary>Which columns share their namespaces' areas: 0 entrances, 1 listeners, 2 what is inside, 3 what is outside.</summary>
    public List<int> Zones { get; } = [];

    /// <summary>Whether namespaces are drawn as areas.</summary>
    public bool HasAreas => _wiring.HasAreas;

    /// <summary>Whether it is an overview, of folded parts alone.</summary>
    public bool HasCards => !HasAreas && _wiring.Nodes.Any(node => node.Role == NodeRole.Folded);

    /// <summary>The way of each connection: its cells from the left to the right, and whether it is drawn against its direction.</summary>
    public List<(GraphEdge Edge, List<Cell> Cells, bool IsReversed)> Paths { get; } = [];

    public (Cell Cell, int Index) PlaceOf(string id) => _places[id];

    // A Service with pods of its own stands on them, and so does a Secret on the object that has it made.
    private void Fold()
    {
        var edges = _wiring.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        string? Below(GraphNode node)
        {
            var to = node.Role is NodeRole.Service or NodeRole.Secret ? edges[node.Id].ToList() : [];
            return to.Count == 1 && _nodes[to[0].To].Role == (node.Role == NodeRole.Service ? NodeRole.Workload : NodeRole.SecretSource)
                && _nodes[to[0].To].Namespace == node.Namespace ? to[0].To : null;
        }

        var above = _wiring.Nodes.Select(node => (Node: node, Below: Below(node))).Where(found => found.Below is not null)
            .ToLookup(found => found.Below!, found => found.Node, StringComparer.Ordinal);
        var folded = above.SelectMany(group => group).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var rules = _wiring.Nodes.Where(node => node.Role == NodeRole.Route).SelectMany(route => edges[route.Id])
            .Select(edge => (edge.From, To: _nodes[edge.To])).Where(rule => rule.To.Role == NodeRole.Rule)
            .DistinctBy(rule => rule.To.Id, StringComparer.Ordinal).ToLookup(rule => rule.From, rule => rule.To, StringComparer.Ordinal);
        folded.UnionWith(rules.SelectMany(group => group).Select(rule => rule.Id));
        foreach (var node in _wiring.Nodes.Where(node => !folded.Contains(node.Id)))
        {
            GraphNode[] nodes = [.. above[node.Id], node, .. rules[node.Id]];
            var cell = new Cell(nodes, -1, !HasAreas || !Components.HasArea(node) ? null
                : node.Role == NodeRole.Folded && node.Namespace is null ? Elsewhere : node.Namespace ?? "");
            for (var i = 0; i < nodes.Length; i++)
                _places[nodes[i].Id] = (cell, i);
        }
    }

    private void FindColumns()
    {
        var cells = _wiring.Nodes.Select(node => _places[node.Id].Cell).Distinct().ToList();
        var links = _wiring.Edges.Select(edge => (From: _places[edge.From].Cell, To: _places[edge.To].Cell))
            .Where(link => link.From != link.To).Distinct().ToList();
        var before = links.ToLookup(link => link.To, link => link.From);
        var ranks = new Dictionary<Cell, int>();
        foreach (var cell in cells)
            Rank(cell, before, IsUnit(cell) ? IsUnit : IsCloud, ranks);

        if (HasCards)
        {
            Deal([.. cells.Where(IsUnit)],
                MostColumnsOfOverview - cells.Where(cell => !IsUnit(cell)).Select(cell => Last(cell).Role).Distinct().Count(), ranks);
        }

        var last = Units + cells.Where(IsUnit).Select(cell => ranks[cell]).DefaultIfEmpty(0).Max();
        foreach (var cell in cells)
        {
            cell.Column = Last(cell).Role switch
            {
                NodeRole.Entrance => 0,
                NodeRole.Listener => 1,
                NodeRole.Route or NodeRole.Rule => 2,
                _ when IsUnit(cell) => Units + ranks[cell],
                NodeRole.Secret when before[cell].Any() && before[cell].All(user => Last(user).Role == NodeRole.Store) => last + 3,
                NodeRole.Store or NodeRole.Disk => last + 2,
                NodeRole.Outside => last + 4,
                NodeRole.Cloud => last + 4 + ranks[cell],
                _ => last + 1,
            };
        }

        foreach (var column in cells.GroupBy(cell => cell.Column).OrderBy(column => column.Key))
        {
            Zones.Add(column.Key switch { 0 => 0, 1 => 1, _ when column.Key > last + 3 => 3, _ => 2 });
            Headings.Add(column.Key switch
            {
                0 => "entrances",
                1 => "listeners",
                2 => "routes",
                _ when column.Key <= last
                    && column.Any(cell =>
                        Last(cell).Role is NodeRole.Delivery or NodeRole.Source or NodeRole.Target or NodeRole.Folded) => "",
                Units => "services and pods",
                _ when column.Key <= last => "used by others",
                _ when column.Key == last + 1 => "configuration",
                _ when column.Key == last + 2 => "stores",
                _ when column.Key == last + 3 => "credentials",
                _ => "outside",
            });
            foreach (var cell in column)
                cell.Column = Columns.Count;

            Columns.Add([.. column]);
        }
    }

    // The longest way from where a request begins. In a circle, one connection is drawn against its direction.
    private static void Rank(Cell cell, ILookup<Cell, Cell> before, Func<Cell, bool> counts, Dictionary<Cell, int> ranks)
    {
        var open = new Stack<(Cell Cell, bool IsLast)>([(cell, false)]);
        while (open.TryPop(out var at))
        {
            if (at.IsLast)
            {
                ranks[at.Cell] = before[at.Cell].Where(counts).Select(user => ranks[user] + 1).DefaultIfEmpty(0).Max();
            }
            else if (ranks.TryAdd(at.Cell, 0))
            {
                open.Push((at.Cell, true));
                foreach (var user in before[at.Cell].Where(counts))
                    open.Push((user, false));
            }
        }
    }

    // An overview has few columns, so that it can be read as a whole; each holds about as many cards as the others.
    private static void Deal(List<Cell> cards, int most, Dictionary<Cell, int> ranks)
    {
        var levels = cards.Select(card => ranks[card]).Distinct().Count();
        var columns = Math.Min(Math.Max(2, most), Math.Max(levels, (cards.Count + CardsOfColumn - 1) / CardsOfColumn));
        foreach (var (index, card) in cards.OrderBy(card => ranks[card]).Index().ToList())
            ranks[card] = index * columns / cards.Count;
    }

    // Connections to one target share their way, so that what all use is one trunk and not a thicket.
    private void Ways()
    {
        var ways = new Dictionary<(Cell To, int Column, string? Band, bool IsReversed), Cell>();
        var linked = new HashSet<(Cell, Cell)>();
        foreach (var edge in _wiring.Edges)
        {
            var (from, to) = (_places[edge.From].Cell, _places[edge.To].Cell);
            if (from == to || from.Column < 0 || to.Column < 0)
                continue;

            var isReversed = from.Column >= to.Column;
            var (left, right) = isReversed ? (to, from) : (from, to);
            var path = new List<Cell> { left };
            for (var column = left.Column + 1; column < right.Column; column++)
            {
                var band = Zones[column] is 2 && HasAreas
                    ? right.Band is not null && Zones[right.Column] == 2 ? right.Band : left.Band ?? FirstBand() : null;
                if (!ways.TryGetValue((isReversed ? left : right, column, band, isReversed), out var way))
                {
                    ways[(isReversed ? left : right, column, band, isReversed)] = way = new Cell([], column, band);
                    Columns[column].Add(way);
                }

                path.Add(way);
            }

            path.Add(right);
            for (var i = 1; i < path.Count; i++)
            {
                if (linked.Add((path[i - 1], path[i])))
                {
                    path[i - 1].Right.Add(path[i]);
                    path[i].Left.Add(path[i - 1]);
                }
            }

            Paths.Add((edge, path, isReversed));
        }
    }

    private string FirstBand() =>
        Columns.Where((_, column) => Zones[column] == 2).SelectMany(column => column).Select(cell => cell.Band).OfType<string>()
        .FirstOrDefault() ?? "";

    private static GraphNode Last(Cell cell) => cell.Nodes[^1];

    private static bool IsUnit(Cell cell) => Last(cell).Role is NodeRole.Service or NodeRole.Workload or NodeRole.Chart or NodeRole.Folded
        or NodeRole.Delivery or NodeRole.Source or NodeRole.Target;

    private static bool IsCloud(Cell cell) => Last(cell).Role is NodeRole.Cloud;
}
