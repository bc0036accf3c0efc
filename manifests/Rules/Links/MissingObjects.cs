namespace Infra.Rules.Links;

/// <summary>Collects references to what is not there: one missing object is one finding, with every place that refers to it.</summary>
internal sealed class MissingObjects(Report report)
{
    private readonly Dictionary<(string Object, string? Doubt), List<(Manifest On, string Path)>> _places = [];
    private readonly List<(string Object, string? Doubt)> _order = [];

    /// <summary>Adds a reference, unless the object will be there.</summary>
    public void Add(Presence presence, Manifest on, string path, string what)
    {
        if (presence.IsSure || !report.IsOwn(on))
            return;

        var cause = (what, presence.Doubt);
        if (!_places.ContainsKey(cause))
            _order.Add(cause);

        _places.ListOf(cause).Add((on, path));
    }

    /// <summary>Reports what was collected, in the order in which it was found.</summary>
    public void Report()
    {
        foreach (var cause in _order)
        {
            var (on, path) = _places[cause][0];
            report.Missing(new Presence(false, cause.Doubt), on, path, cause.Object, "an object that exists",
                "declare it or what makes it, or correct the name", also: _places[cause].Skip(1));
        }
    }
}
