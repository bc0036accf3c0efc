namespace Infra.Graph;

/// <summary>One of the pictures of a wiring: the first one, or one of what is folded in another.</summary>
/// <param name="Title">What it shows, for people: <c>namespace shop</c>.</param>
/// <param name="Wiring">What is drawn.</param>
/// <param name="Opens">The id of the folded part that it opens; null for the first picture.</param>
/// <param name="Above">The place of the picture that it was opened in.</param>
public sealed record PictureView(string Title, Wiring Wiring, string? Opens, int Above)
{
    /// <summary>How many parts a picture holds before namespaces, and in these applications, are folded.</summary>
    public const int Most = 150;

    /// <summary>The pictures of a wiring: one where it is small, and else an overview and one for each folded part.</summary>
    /// <param name="wiring">What to draw.</param>
    public static IReadOnlyList<PictureView> Of(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var small = Folding.Alike(wiring);
        if (small.Nodes.Count <= Most)
            return [new PictureView(wiring.Subject, small, null, 0)];

        var views = new List<PictureView>();
        var spaces = Spaces(wiring);
        if (!wiring.HasAreas || spaces.Names.Count < 2)
        {
            Open(views, wiring, wiring.Subject, null);
            return views;
        }

        views.Add(new PictureView(wiring.Subject, spaces.Overview(), null, 0));
        foreach (var space in spaces.Names)
            Open(views, spaces.Opened(space), $"namespace {space}", spaces.IdOf(space));

        return views;
    }

    /// <summary>The picture of one namespace, with what it is connected with; null when no part is in it.</summary>
    /// <param name="wiring">What to draw.</param>
    /// <param name="space">The namespace.</param>
    public static PictureView? Of(Wiring wiring, string space)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var spaces = Spaces(wiring);
        return spaces.Names.Contains(space)
            ? new PictureView($"namespace {space}", Folding.Alike(spaces.Opened(space)), spaces.IdOf(space), 0) : null;
    }

    private static Grouping Spaces(Wiring wiring) =>
        new(wiring, "namespace", node => Layout.Components.HasArea(node) ? node.Namespace : null);

    // What is opened and still too large is folded by its applications.
    private static void Open(List<PictureView> views, Wiring part, string title, string? opens)
    {
        var small = Folding.Alike(part);
        var apps = small.Nodes.Count <= Most
            ? null : new Grouping(part, "application", node => node.Role == NodeRole.Folded ? null : node.App);
        if (apps is null || apps.Names.Count < 2)
        {
            views.Add(new PictureView(title, small, opens, 0));
            return;
        }

        var at = views.Count;
        views.Add(new PictureView(title, apps.Overview(), opens, 0));
        foreach (var app in apps.Names)
            views.Add(new PictureView($"application {app}", Folding.Alike(apps.Opened(app)), apps.IdOf(app), at));
    }
}
