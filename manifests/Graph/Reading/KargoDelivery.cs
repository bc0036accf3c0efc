namespace Infra.Graph.Reading;

/// <summary>Kargo: where freight comes from, through which stages it goes, and which Applications it reaches.</summary>
internal static class KargoDelivery
{
    private const string Kargo = "kargo.akuity.io";

    public static void Read(WiringBuilder builder, DeliveryPlaces places)
    {
        foreach (var warehouse in builder.Set.Of(Kargo, "Warehouse"))
        {
            var id = places.Add(warehouse, NodeRole.Source, []);
            foreach (var (subscription, _) in warehouse.Items("subscriptions"))
            {
                if (subscription.Map("git")?.Text("repoURL") is { } repository)
                    builder.Connect(id, places.Url(repository), "commits");

                if (subscription.Map("image")?.Text("repoURL") is { } image)
                    builder.Connect(id, places.Url(image), "images");

                if (subscription.Map("chart") is { } chart)
                {
                    builder.Connect(id, places.Chart(chart.Text("repoURL"), chart.Text("name") ?? "chart", chart.Text("semverConstraint")),
                        "chart");
                }
            }
        }

        foreach (var stage in builder.Set.Of(Kargo, "Stage"))
            Stage(builder, places, stage);
    }

    private static void Stage(WiringBuilder builder, DeliveryPlaces places, Manifest stage)
    {
        var id = places.Add(stage, NodeRole.Delivery, []);
        foreach (var (freight, _) in stage.Items("requestedFreight"))
        {
            var before = freight.MapAt("sources").Texts("stages").ToList();
            foreach (var name in before)
                builder.Connect(id, Part(builder, "Stage", stage.Space, name, NodeRole.Delivery), "after");

            // Freight that comes through another stage is seen there.
            if (freight.MapAt("origin")?.Text("name") is { } origin && (before.Count == 0 || freight.MapAt("sources").IsTrue("direct")))
            {
                builder.Connect(id,
                    Part(builder, freight.MapAt("origin")?.Text("kind") ?? "Warehouse", stage.Space, origin, NodeRole.Source),
                    "freight of");
            }
        }

        foreach (var (step, _) in stage.Tree.MapAt("spec", "promotionTemplate", "spec").Maps("steps"))
        {
            if (step.MapAt("task")?.Text("name") is { } task)
                builder.Connect(id, Part(builder, "PromotionTask", stage.Space, task, NodeRole.Delivery), "promotes by");

            foreach (var (application, _) in step.Text("uses") == "argocd-update" ? step.Map("config").Maps("apps") : [])
            {
                if (application.Text("name") is { } name)
                    builder.Connect(id, Application(builder, places, application.Text("namespace") ?? "argocd", name), "updates");
            }
        }
    }

    private static string Application(WiringBuilder builder, DeliveryPlaces places, string space, string name) =>
        (builder.Set.Find(Groups.Argo, "Application", space, name)
            ?? builder.Set.Inventory.Generated.Select(one => one.Application)
                .FirstOrDefault(made => made.Id.Name == name && made.Space == space)) is { } declared
            ? places.Add(declared, NodeRole.Delivery, []) : builder.AddUnknown("Application", space, name, NodeRole.Delivery);

    private static string Part(WiringBuilder builder, string kind, string space, string name, NodeRole role) =>
        builder.Set.Find(Kargo, kind, space, name) is { } declared
            ? builder.Add(declared, role, [kind])
            : builder.AddUnknown(kind, space, name, role);
}
