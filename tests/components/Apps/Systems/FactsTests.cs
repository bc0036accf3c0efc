using Infra.Components.Apps;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Apps.Systems;

public sealed class FactsTests
{
    [Theory]
    [InlineData("spec.replicas: 2", true)]
    [InlineData("spec.replicas: 3", false)]
    [InlineData("spec.paused: -", true)]
    [InlineData("spec.replicas: -", false)]
    [InlineData("spec.template.spec.containers[letters].ports[http].containerPort: 8080", true)]
    [InlineData("spec.template.spec.containers[other].image: example/letters:1.2", false)]
    public async Task A_fact_holds_or_it_does_not(string fact, bool holds)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("letters", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Image = "example/letters:1.2",
            Port = 8080,
            Resources = new Resources("100m", "128Mi"),
        }));

        var failure = Record.Exception(() => Facts.Hold(rendered, "Deployment", "letters", fact));
        Assert.Equal(holds, failure is null);
        Assert.NotNull(Record.Exception(() => Facts.Hold(rendered, "Deployment", "other", fact)));
    }
}
